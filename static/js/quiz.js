// After a question was moved or added, the keyboard goes on from there and not from the top of the page.
const moved = location.hash.startsWith("#q") && document.getElementById(location.hash.slice(1));
if (moved) moved.focus();
