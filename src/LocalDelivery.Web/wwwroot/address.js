// The address box: suggestions while typing, the position, or a pin on a map. The server finds the door without it too.
const box = document.getElementById("Address");
const field = document.querySelector(".suggest");
const form = document.getElementById("where");
const says = document.getElementById("locate-says");
let chosen = form.querySelector('input[type="hidden"][name="AddressId"]');
if (!chosen) chosen = form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "AddressId", disabled: true }));

const list = Object.assign(document.createElement("ul"), { id: "doors", role: "listbox", className: "doors", hidden: true });
field.append(list);
for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": "doors", "aria-expanded": "false" })) box.setAttribute(name, value);

let asked = 0;
let active = -1;

async function ask(url) {
  const mine = ++asked;
  const answer = await fetch(url);
  if (!answer.ok || mine !== asked) return;   // a later question is on its way
  offer(await answer.json());
}

function offer(doors) {
  active = -1;
  list.replaceChildren(...doors.map((door, index) => {
    const item = Object.assign(document.createElement("li"), { role: "option", id: `door-${index}`, textContent: door.line });
    item.append(Object.assign(document.createElement("small"), { textContent: ` ${door.place}` }));
    item.addEventListener("mousedown", (event) => { event.preventDefault(); take(door); });
    item.door = door;
    return item;
  }));
  list.hidden = doors.length === 0;
  box.setAttribute("aria-expanded", String(doors.length > 0));
}

function take(door) {
  form.querySelector(".choices")?.remove();
  chosen.disabled = false;
  box.value = door.line;
  chosen.value = door.id;
  form.elements.Latitude.value = form.elements.Longitude.value = "";
  offer([]);
  document.getElementById("Flat").focus();
}

let typing;
box.addEventListener("input", () => {
  chosen.value = "";
  clearTimeout(typing);
  typing = setTimeout(() => (box.value.trim().length > 1 ? ask(`/join/addresses?q=${encodeURIComponent(box.value)}`) : offer([])), 120);
});
box.addEventListener("keydown", (event) => {
  const items = [...list.children];
  if (items.length === 0) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") active = (active + (event.key === "ArrowDown" ? 1 : items.length - 1 + (active < 0 ? 1 : 0))) % items.length;
  else if (event.key === "Enter" && active >= 0) return event.preventDefault(), take(items[active].door);
  else if (event.key === "Escape") return offer([]);
  else return;
  event.preventDefault();
  items.forEach((item, index) => item.setAttribute("aria-selected", String(index === active)));
  box.setAttribute("aria-activedescendant", items[active].id);
});
box.addEventListener("blur", () => setTimeout(() => offer([]), 200));

const buttons = document.querySelector(".locate");
buttons.hidden = false;
document.getElementById("here").addEventListener("click", () => navigator.geolocation.getCurrentPosition(
  async ({ coords }) => {
    says.textContent = says.dataset.pick;
    box.focus();
    await ask(`/join/addresses/near?latitude=${coords.latitude}&longitude=${coords.longitude}`);
  },
  () => (says.textContent = says.dataset.denied),
));

// The map is loaded only when somebody asks for it.
document.getElementById("pin").addEventListener("click", async () => {
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/lib/leaflet/leaflet.css" });
  const styled = new Promise((done, failed) => Object.assign(style, { onload: done, onerror: failed }));
  document.head.append(style);
  const [leaflet] = await Promise.all([import("/lib/leaflet/leaflet-src.esm.js"), styled]);
  const doors = await (await fetch("/join/addresses/around?q=" + encodeURIComponent(box.value))).json();
  const place = document.getElementById("pin-map");
  place.hidden = false;
  const center = [doors.latitude, doors.longitude];
  const map = leaflet.map(place).setView(center, 15);
  if (field.dataset.tiles) leaflet.tileLayer(field.dataset.tiles, { attribution: field.dataset.attribution }).addTo(map);
  const icon = leaflet.divIcon({ className: "map-pin", iconSize: [28, 28] });
  const pin = leaflet.marker(center, { icon, draggable: true, keyboard: true, alt: says.dataset.pinned }).addTo(map);
  const set = ({ lat, lng }) => {
    form.elements.Latitude.value = lat.toFixed(6);
    form.elements.Longitude.value = lng.toFixed(6);
    chosen.value = "";
  };
  pin.on("dragend", () => set(pin.getLatLng()));
  map.on("click", (event) => { pin.setLatLng(event.latlng); set(event.latlng); });
  says.textContent = says.dataset.pinned;
}, { once: true });
