// The driver's phone lies on the dashboard: keep its screen on where the browser can.
const stayAwake = () => {
  if (document.visibilityState !== "visible") return;
  navigator.wakeLock?.request("screen").catch((refusal) => console.info("The screen may sleep:", refusal.message));
};
stayAwake();
document.addEventListener("visibilitychange", stayAwake); // a lock is lost when the phone shows something else

// Without a signal the browser would put its own error page in the place of the route: ask first, and keep this page if nobody answers.
const offline = document.getElementById("offline");
if (offline) document.addEventListener("submit", async (event) => {
  if (event.defaultPrevented) return;
  event.preventDefault();
  const form = event.target;
  try {
    await fetch("/health/live", { cache: "no-store", signal: AbortSignal.timeout(8000) });
    form.submit();
  } catch {
    offline.hidden = false;
    delete form.dataset.sent;
  }
});
