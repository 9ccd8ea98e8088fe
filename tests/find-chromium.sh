#!/bin/sh
# Make sure of a Chromium or Chrome for the browser tests; install one where that is possible without asking.
set -eu

for name in chromium chromium-browser google-chrome google-chrome-stable chrome microsoft-edge; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ -n "${READBACK_CHROMIUM:-}" ] || [ -e "/Applications/Google Chrome.app" ]; then exit 0; fi

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Chromium for the browser tests …"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium >/dev/null && exit 0
fi

echo "No Chromium or Chrome was found, so the browser tests cannot run." >&2
echo "Install one (Debian, Ubuntu: sudo apt install chromium), or name one in READBACK_CHROMIUM." >&2
# The gate of a change must not pass without the browser tests; a person's own run goes on without them.
if [ -n "${CI:-}" ]; then exit 1; fi
