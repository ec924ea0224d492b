// What a key of the keyboard does in the player; the list is shown by "?".

/** Return what `key` does to `player`, or undefined. */
export function keyAction(player, key) {
  if (/^[0-9]$/.test(key)) return () => player.seek((Number(key) / 10) * player.duration);
  const step = (seconds) => () => player.seek(player.video.currentTime + seconds);
  return {
    " ": () => player.do_toggle(),
    k: () => player.do_toggle(),
    j: step(-10),
    l: step(10),
    ArrowLeft: step(-5),
    ArrowRight: step(5),
    ArrowUp: () => player.loud(0.05),
    ArrowDown: () => player.loud(-0.05),
    m: () => player.do_mute(),
    f: () => player.do_fullscreen(),
    c: () => player.nextCaptions(),
    "<": () => player.faster(-1),
    ">": () => player.faster(1),
    "?": () => player.do_help(),
  }[key.length === 1 ? key.toLowerCase() : key];
}
