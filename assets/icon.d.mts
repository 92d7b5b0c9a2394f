export interface Icon {
  name: string;
  size: number;
  purpose: string | undefined;
}
export const iconSizes: Icon[];
export function renderIcon(icon: Icon): Uint8Array;
