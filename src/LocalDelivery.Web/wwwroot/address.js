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
const say = (what) => (says.textContent = what ? says.dataset[what] : "");

// Without an answer the form still works: what was typed is looked up when it is sent.
async function ask(url, nothing) {
  const mine = ++asked;
  try {
    const answer = await fetch(url);
    if (mine !== asked) return;   // a later question is on its way
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    const doors = await answer.json();
    offer(doors);
    say(doors.length === 0 ? nothing : "pick");
  } catch {
    if (mine === asked) say("unreachable");
  }
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
  if (!list.hidden) list.scrollIntoView({ block: "nearest" });
  box.setAttribute("aria-expanded", String(doors.length > 0));
}

function take(door) {
  form.querySelector(".choices")?.remove();
  chosen.disabled = false;
  box.value = door.line;
  chosen.value = door.id;
  form.elements.Latitude.value = form.elements.Longitude.value = "";
  offer([]);
  say("");
  document.getElementById("Flat").focus();
}

let typing;
box.addEventListener("input", () => {
  chosen.value = "";
  clearTimeout(typing);
  typing = setTimeout(() => (box.value.trim().length > 1 ? ask(`/join/addresses?q=${encodeURIComponent(box.value)}`, "none") : offer([])), 120);
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
document.addEventListener("pointerdown", (event) => field.contains(event.target) || offer([]));   // not every phone takes the focus away

const buttons = document.querySelector(".locate");
buttons.hidden = false;
document.getElementById("here").addEventListener("click", () => navigator.geolocation.getCurrentPosition(
  async ({ coords }) => {
    box.focus();
    await ask(`/join/addresses/near?latitude=${coords.latitude}&longitude=${coords.longitude}`, "far");
  },
  () => say("denied"),
));

// The map is loaded only when somebody asks for it. Every door we know is on it: without a background they are what one finds one's own by.
const pinButton = document.getElementById("pin");
pinButton.addEventListener("click", async () => {
  pinButton.disabled = true;
  try {
    const { leaflet } = await import("./leaflet.js");
    const [L, around] = await Promise.all([leaflet(), read(`/join/addresses/around?q=${encodeURIComponent(box.value)}`)]);
    const place = document.getElementById("pin-map");
    place.hidden = pinButton.hidden = false;
    drawPin(L, L.map(place), around);
    pinButton.hidden = true;
    say("pin");
    place.scrollIntoView({ block: "nearest" });
  } catch {
    say("unreachable");
    pinButton.disabled = false;
  }
});

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return await answer.json();
}

function drawPin(L, map, around) {
  const center = [around.latitude, around.longitude];
  map.setView(center, 17);
  if (field.dataset.tiles) L.tileLayer(field.dataset.tiles, { attribution: field.dataset.attribution }).addTo(map);
  const pin = L.marker(center, { icon: L.divIcon({ className: "map-pin", iconSize: [28, 28], iconAnchor: [14, 28] }), draggable: true, title: says.dataset.pin, alt: says.dataset.pin, zIndexOffset: 1000 });
  const streets = new Set();
  for (const door of around.doors) {
    const icon = L.divIcon({ className: "map-door", html: text(door.number), iconSize: [30, 22] });
    const marker = L.marker([door.latitude, door.longitude], { icon, title: door.line, alt: door.line }).addTo(map);
    marker.on("click", () => { pin.remove(); take(door); });
    if (!streets.has(door.street)) marker.bindTooltip(text(door.street), { permanent: true, direction: "top", offset: [0, -8], className: "map-street" });
    streets.add(door.street);
  }
  const set = ({ lat, lng }) => {
    form.elements.Latitude.value = lat.toFixed(6);
    form.elements.Longitude.value = lng.toFixed(6);
    chosen.value = "";
    say("pinned");
  };
  pin.addTo(map);
  pin.on("dragend", () => set(pin.getLatLng()));
  map.on("click", (event) => { pin.setLatLng(event.latlng).addTo(map); set(event.latlng); });
}

/** Leaflet takes an element as it is, and a string as HTML: a house number may be neither script nor markup. */
function text(words) {
  return Object.assign(document.createElement("span"), { textContent: words });
}
