// The driver's phone lies on the dashboard: keep its screen on where the browser can. Nothing else depends on it.
const stayAwake = () => {
  if (document.visibilityState !== "visible") return;
  navigator.wakeLock?.request("screen").catch((refusal) => console.info("The screen may sleep:", refusal.message));
};
stayAwake();
document.addEventListener("visibilitychange", stayAwake); // a lock is lost when the phone shows something else
