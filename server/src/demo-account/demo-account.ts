/** The account that a visitor is signed in as where there is no Supabase. A real one, of the embedded sign-in. */
export const demoEmail = 'demo@visualadgen.example';
