/** The account of a first visit where there is no Supabase. A real one, of the embedded sign-in. */
export const demoEmail = 'demo@visualadgen.example';
