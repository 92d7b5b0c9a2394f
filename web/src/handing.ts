// What the app hands to a person outside of it: a file, or words in the clipboard.

export function download(name: string, content: BlobPart, type = "application/jsonl"): void {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.click();
  // The browser reads it after the click; a minute is more than it needs.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export const copy = (text: string): void =>
  void (navigator.clipboard?.writeText(text) ?? Promise.reject()).catch(() => copyBySelection(text));

/** For pages without the clipboard's permission (an iframe, plain http on another machine). */
function copyBySelection(text: string): void {
  const area = document.createElement("textarea");
  area.value = text;
  area.style.setProperty("position", "fixed");
  area.style.setProperty("opacity", "0");
  document.body.append(area);
  const focused = document.activeElement as HTMLElement | null;
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  focused?.focus({ preventScroll: true });
  // Neither way is open: here it is, to be copied by hand.
  if (!copied) prompt("", text);
}
