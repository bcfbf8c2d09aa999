#!/usr/bin/env bash
# Asks the example city a few questions and serves its page.
# MADANG_DEMO_ONCE=1 stops after the questions and one look at the page.
set -euo pipefail
madang=$1
city=examples/seoul

ask() {
  local word
  printf '\n$ madang'
  for word in "$@"; do
    case $word in
      *[!A-Za-z0-9_./=-]*) printf " '%s'" "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
  "$madang" "$@"
}

ask stats $city
ask search $city 'late-night bus' --limit 3
ask search $city '심야 버스' --limit 3
ask search $city --in resources 'kind:space capacity>=20 near:37.5665,126.978,2km' --limit 3 --facet place.district
ask search $city 'MITI' --limit 2
ask get $city organizations/miti

log=$(mktemp)
port=8750
start() { "$madang" serve $city --port "$1" 2>"$log" & server=$!; }
start $port
sleep 1
if ! kill -0 "$server" 2>/dev/null; then start 0; sleep 1; fi
trap 'kill "$server" 2>/dev/null || true; rm -f "$log"' EXIT
url=$(grep -o 'http://[^ ]*' "$log")
printf '\nThe page: %s   (Ctrl-C ends it)\n' "$url"
if [ "${MADANG_DEMO_ONCE:-0}" = 1 ]; then
  python3 - "$url" <<'PY'
import sys, urllib.request
page = urllib.request.urlopen(sys.argv[1] + "/").read()
assert b"<title>" in page, "the page did not come"
assert b'"ok"' in urllib.request.urlopen(sys.argv[1] + "/healthz").read()
print("the page answers")
PY
  exit 0
fi
wait "$server"
