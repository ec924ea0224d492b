// What the player's controls show of the film: times, buffer, sound, play or pause.

/** Draw the state of `player` (an <lf-player>) at `now` seconds. */
export function paint(player, now) {
  const { parts, video, words, duration } = player;
  const [at, total] = [clock(now), clock(duration)];
  parts.now.textContent = at;
  parts.total.textContent = total;
  parts.seek.max = duration;
  parts.seek.value = now;
  const position = words.position.replace("{now}", at).replace("{total}", total);
  parts.seek.setAttribute("aria-valuetext", position);
  // Through the CSSOM, which the policy allows where it refuses style attributes.
  player.style.setProperty("--played", duration ? now / duration : 0);
  player.style.setProperty("--buffered", duration ? buffered(video, now) / duration : 0);
  const silent = video.muted || !video.volume;
  player.toggleAttribute("muted", silent);
  parts.volume.value = silent ? 0 : video.volume;
  parts.mute.setAttribute("aria-label", words[silent ? "unmute" : "mute"]);
  parts.toggle.setAttribute("aria-label", words[video.paused ? "play" : "pause"]);
}

function buffered({ buffered: ranges }, now) {
  for (let at = 0; at < ranges.length; at += 1) {
    if (ranges.start(at) <= now + 0.1 && now <= ranges.end(at)) return ranges.end(at);
  }
  return now;
}

/** 3:07, 1:02:09 */
export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds || 0));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = String(whole % 60).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}
