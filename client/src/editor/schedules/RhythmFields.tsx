import { daysOfEveryMonth, readRhythm, type Rhythm, writeRhythm } from '@visualadgen/graph/schedules/rhythm.ts';
import { useId } from 'react';
import { FormField } from '../../ui/controls/FormField.tsx';
import { Label } from '../../ui/controls/Label.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '../../ui/controls/Select.tsx';

const choices: Record<Rhythm['every'] | 'OWN', string> = {
  HOUR: 'Every hour',
  DAY: 'Every day',
  WEEKDAY: 'Every weekday, Monday to Friday',
  WEEK: 'Every week',
  MONTH: 'Every month',
  OWN: 'My own (cron)',
};
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

type Choice = keyof typeof choices;

interface RhythmFieldsProps {
  cron: string;
  onChange: (cron: string) => void;
  /** Written by hand, also where it is a rhythm. */
  isOwn: boolean;
  onOwn: (isOwn: boolean) => void;
}

/** When a schedule comes, in the words that people plan by; whoever knows cron writes their own. */
export function RhythmFields({ cron, onChange, isOwn, onOwn }: RhythmFieldsProps) {
  const id = useId();
  const rhythm = isOwn ? null : readRhythm(cron);
  const choice: Choice = rhythm?.every ?? 'OWN';
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <div className="flex flex-col gap-1.5">
        <Label id={`${id}-every`}>How often</Label>
        <Select
          value={choice}
          onValueChange={(chosen) => {
            onOwn(chosen === 'OWN');
            if (chosen !== 'OWN') onChange(writeRhythm(rhythmOf(chosen as Rhythm['every'], rhythm)));
          }}
        >
          <SelectTrigger aria-labelledby={`${id}-every`} className="h-9">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {Object.entries(choices).map(([value, label]) => (
              <SelectItem key={value} value={value}>
                {label}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </div>
      {rhythm?.every === 'WEEK' && (
        <div className="flex flex-col gap-1.5">
          <Label id={`${id}-day`}>Day</Label>
          <Select
            value={String(rhythm.days[0])}
            onValueChange={(day) => onChange(writeRhythm({ ...rhythm, days: [Number(day)] }))}
          >
            <SelectTrigger aria-labelledby={`${id}-day`} className="h-9">
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              {days.map((day, index) => (
                <SelectItem key={day} value={String((index + 1) % 7)}>
                  {day}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        </div>
      )}
      {rhythm?.every === 'MONTH' && (
        <FormField
          label="Day of the month"
          type="number"
          min={1}
          max={daysOfEveryMonth}
          value={rhythm.day}
          onType={(text) => onChange(writeRhythm({ ...rhythm, day: within(text, 1, daysOfEveryMonth) }))}
        />
      )}
      {rhythm && rhythm.every !== 'HOUR' && (
        <FormField
          label="At"
          type="time"
          required
          value={`${pad(rhythm.hour)}:${pad(rhythm.minute)}`}
          onType={(text) => {
            const [hour, minute] = text.split(':').map(Number);
            if (hour !== undefined && minute !== undefined) onChange(writeRhythm({ ...rhythm, hour, minute }));
          }}
        />
      )}
      {rhythm?.every === 'HOUR' && (
        <FormField
          label="Minutes past the hour"
          type="number"
          min={0}
          max={59}
          value={rhythm.minute}
          onType={(text) => onChange(writeRhythm({ ...rhythm, minute: within(text, 0, 59) }))}
        />
      )}
      {!rhythm && <FormField label="Cron expression" value={cron} spellCheck={false} onType={onChange} />}
    </div>
  );
}

/** Another rhythm at the same time of day. */
function rhythmOf(every: Rhythm['every'], before: Rhythm | null): Rhythm {
  const minute = before?.minute ?? 0;
  if (every === 'HOUR') return { every, minute };
  const time = { hour: before && 'hour' in before ? before.hour : 9, minute };
  if (every === 'WEEK') return { every, days: [1], ...time };
  return every === 'MONTH' ? { every, day: 1, ...time } : { every, ...time };
}

function within(text: string, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(Number(text)) || least));
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
