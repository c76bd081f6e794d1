#!/bin/sh
# Makes .venv with a Python that is new enough, on a machine that may lack the venv module. Run from the checkout.
set -eu

say() { printf 'set-up: %s\n' "$*" >&2; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

works() { [ -x .venv/bin/python ] && new_enough .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; }

find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null 2>&1 && new_enough "$name"; then
            printf '%s\n' "$name"
            return
        fi
    done
    say "Python 3.11 or newer is needed and was not found. Install it (apt-get install python3),"
    say "or name it: make PYTHON=/path/to/python3.12 ..."
    exit 1
}

administrator() {  # how to run a command as root: directly, with sudo, or not at all
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

works && exit 0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
python=$(find_python)
make_venv() { "$python" -m venv --clear .venv >"$log" 2>&1 && works; }

if ! make_venv; then
    # Debian and Ubuntu keep ensurepip in a package of its own, named after the interpreter's version
    version=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    say "this Python can't make virtual environments yet; installing $version ..."
    if command -v apt-get >/dev/null 2>&1 && administrator apt-get update -q >"$log" 2>&1; then
        administrator env DEBIAN_FRONTEND=noninteractive apt-get install -q -y "$version" >>"$log" 2>&1 ||
            administrator env DEBIAN_FRONTEND=noninteractive apt-get install -q -y python3-venv >>"$log" 2>&1 || true
    fi
    if ! make_venv; then
        tail -n 5 "$log" >&2
        say "no virtual environment could be made. As an administrator run: apt-get install $version"
        say "and then the same make command again."
        exit 1
    fi
fi
say "made .venv with $("$python" --version)"
