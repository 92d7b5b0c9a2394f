// The colours that a system forces on every page (the contrast themes of Windows): loaded for whoever has them.

/** For ground, text, links and what is chosen, as 0xRRGGBB. */
export function systemColors(home: HTMLElement): number[] {
  const colors = ["Canvas", "CanvasText", "LinkText", "Highlight"].map((name) => {
    home.style.setProperty("color", name);
    const channels = getComputedStyle(home).color.match(/\d+/g) ?? [];
    return channels.slice(0, 3).reduce((color, channel) => color * 256 + Number(channel), 0);
  });
  home.style.removeProperty("color");
  return colors;
}
