// The map library with its stylesheet, loaded only when somebody asks for a map. Rejects where it can not be loaded; asked again it tries again.
export async function leaflet() {
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/lib/leaflet/leaflet.css" });
  const styled = new Promise((resolve, reject) => Object.assign(style, { onload: resolve, onerror: reject }));
  document.head.append(style);
  try {
    const [library] = await Promise.all([import(`/lib/leaflet/leaflet-src.esm.js${attempt ? `?${attempt}` : ""}`), styled]);
    return library;
  } catch (failure) {
    attempt++; // a browser remembers that a module failed, by its address
    style.remove();
    throw failure;
  }
}

let attempt = 0;

/** Says on the map's element whether one is far away: the stylesheet then draws dots in the place of numbers that would smear. */
export function tellHowClose(map, numbersFit) {
  const tell = () => map.getContainer().classList.toggle("far", map.getZoom() < numbersFit);
  map.on("zoomend", tell);
  map.whenReady(tell);
}
