// What every page gets: nothing here is needed, everything here helps.

// After a refused form the summary of errors is where the eye and the screen reader should be.
document.querySelector(".errors")?.focus();

// A second press while the first is on its way only worries people. (The server copes with it anyway.)
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
// The second half of a double tap may land on the next page's button in the same place: it was not meant for that one.
const lastPress = JSON.parse(sessionStorage.getItem("press"));
document.addEventListener("click", (event) => {
  if (event.detail === 0) return; // a key
  const press = { at: Date.now(), x: event.clientX, y: event.clientY };
  if (lastPress && press.at - lastPress.at < 700 && Math.hypot(press.x - lastPress.x, press.y - lastPress.y) < 60) return event.preventDefault();
  sessionStorage.setItem("press", JSON.stringify(press));
}, true);
// The back button brings the page back as it was left: let it be sent again.
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

// Buttons marked data-print open the print dialog.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});

// On a phone the owner's way around is one line, wider than the screen: begin it where one is.
const here = document.querySelector(".nav [aria-current]");
if (here) {
  const line = here.parentElement;
  line.scrollLeft += here.getBoundingClientRect().left - line.getBoundingClientRect().left - (line.clientWidth - here.offsetWidth) / 2;
}

// A new business is mostly where its owner sits, and the server's clock may be elsewhere.
const zone = document.querySelector("select.own-zone");
if (zone) {
  const own = [...zone.options].find((option) => option.value === Intl.DateTimeFormat().resolvedOptions().timeZone);
  if (own && zone.selectedOptions[0].defaultSelected) own.selected = true;
}
