#!/usr/bin/env bash
# Makes the files beside it with ffmpeg (Debian: apt-get install --no-install-recommends ffmpeg).
set -euo pipefail
cd "$(dirname "$0")"
printf '1\n00:00:01,000 --> 00:00:04,000\nПривет, <i>Лунтик</i>!\n\n2\n00:00:05,500 --> 00:00:06,000\n— Пока & до завтра\n— Ёж 😀\n\n' > /tmp/source.srt
for ending in srt vtt ass; do ffmpeg -v error -y -i /tmp/source.srt "ffmpeg.$ending"; done
ffmpeg -v error -y -i /tmp/source.srt -c:s ttml ffmpeg.ttml
