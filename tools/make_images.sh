#!/usr/bin/env bash
# Take the pictures of the README again: a real terminal and a real browser, on the example dispatch.
# Needs Xvfb, xterm, ImageMagick and Chromium.   tools/make_images.sh
set -eu
cd "$(dirname "$0")/.."
export DISPLAY=:97 PATH="$PWD/.venv/bin:$PATH" LC_ALL=C.UTF-8
work=$(mktemp -d)
Xvfb $DISPLAY -screen 0 1300x3200x24 >"$work/xvfb.log" 2>&1 &
server=$!
trap 'kill $server; rm -rf "$work"' EXIT
sleep 1
mkdir -p docs/images

xterm -geometry 108x180+0+0 -fa 'DejaVu Sans Mono' -fs 10 -bg '#fbf9f4' -fg '#1c1b19' -b 14 +sb -e \
  "printf '\$ selon read examples/depeche.txt\n'; selon read examples/depeche.txt --ui en; touch $work/done; sleep 20" &
while [ ! -e "$work/done" ]; do sleep 1; done
sleep 1
import -window root -crop 900x1000+0+0 "$work/terminal.png"
convert "$work/terminal.png" -trim +repage -bordercolor '#fbf9f4' -border 12 docs/images/read-terminal.png

selon read examples/depeche.txt --ui en --output "$work/page.html" >/dev/null
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/chromium" \
  --window-size=1280,1000 --screenshot="$PWD/docs/images/read-html.png" "file://$work/page.html" >/dev/null 2>&1
