#!/bin/sh
# Chromium and its driver for the browser tests, from Debian's packages when they are missing.
set -eu
if command -v chromium >/dev/null 2>&1 && command -v chromedriver >/dev/null 2>&1; then
    exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
    echo "The browser tests need Chromium and ChromeDriver. This system has no apt-get:" >&2
    echo "install both by its own means so that 'chromium' and 'chromedriver' are on the PATH." >&2
    exit 1
fi
if [ "$(id -u)" -eq 0 ]; then AS_ROOT=""; else AS_ROOT="sudo"; fi
echo "Installing Chromium and its driver from Debian's packages ..."
$AS_ROOT apt-get update -qq
DEBIAN_FRONTEND=noninteractive $AS_ROOT apt-get install -y -qq chromium chromium-driver >/dev/null
