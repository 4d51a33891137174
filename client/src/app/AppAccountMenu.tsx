import { AccountMenu } from '../account/AccountMenu.tsx';
import { useStartTour } from '../tour/useStartTour.ts';

export function AppAccountMenu() {
  const startTour = useStartTour();
  return <AccountMenu onStartTour={() => void startTour()} />;
}
