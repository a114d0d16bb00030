# Sourced by installer/desk and installer/test: makes the checkout ready to run, quickly when it already is.
# shellcheck shell=bash
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
python_wanted="3.11 to 3.14"

say() { printf '▸ %s\n' "$*" >&2; }

fail() {
    printf '✗ %s\n' "$1" >&2
    (($# < 2)) || printf '  %s\n' "${@:2}" >&2
    exit 2
}

python_fits() {
    "$1" -c 'import sys, ssl, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null
}

find_python() {
    local name
    for name in python3 python3.13 python3.12 python3.11 python3.14; do
        if command -v "$name" >/dev/null && python_fits "$name"; then
            command -v "$name"
            return
        fi
    done
}

# What of system_needs.txt is not there, as "what package" lines, for the kinds of need given.
missing_needs() {
    local libraries who what package
    libraries=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null) || libraries=
    while read -r who what package; do
        [[ " $* " == *" $who "* ]] || continue
        case $what in
            lib:*) [[ -z $libraries || $libraries == *$'\t'"${what#lib:} "* ]] ;;
            cmd:*) command -v "${what#cmd:}" >/dev/null ;;
            glob:*) compgen -G "${what#glob:}" >/dev/null ;;
        esac || printf '%s %s\n' "${what#*:}" "$package"
    done < <(grep -v '^#' "$root/installer/system_needs.txt")
}

# Brings the missing packages by apt as root on Debian; anywhere else says exactly what is missing, and stops.
bring_packages() {
    local packages=("$@")
    local command="apt-get install -y --no-install-recommends ${packages[*]}"
    if ! command -v apt-get >/dev/null; then
        fail "This is not a Debian system. Please install what these Debian packages hold, then start again:" \
            "  ${packages[*]}"
    elif (($(id -u) != 0)); then
        fail "System packages are missing, and only root may install them. Please run this, then start again:" \
            "  sudo apt-get update && sudo $command"
    fi
    say "Installing ${#packages[@]} system packages: ${packages[*]}"
    export DEBIAN_FRONTEND=noninteractive
    # An update that fails for one foreign source must not stop what Debian's own sources can bring.
    apt-get -qq update </dev/null >"$log" 2>&1 || true
    apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "${packages[@]}" \
        </dev/null >>"$log" 2>&1 || stop_with_log "apt-get could not install them. Is this machine online? Try:" \
        "  apt-get update && $command"
}

stop_with_log() {
    tail -n 20 "$log" >&2
    fail "$@"
}

system_packages() {
    local kinds=("$@") lines packages=() python_name
    python_name=$(find_python)
    [[ -n $python_name ]] || packages+=(python3 python3-venv)
    # A machine whose session already keeps secrets needs no second keeper, which might even get in its way.
    if [[ -z $python_name || " ${kinds[*]} " == *" test "* ]] \
        || { ! command -v gnome-keyring-daemon >/dev/null && ! "$python_name" "$root/installer/with-keyring" --is-there; }; then
        kinds+=(secrets)
    fi
    lines=$(missing_needs "${kinds[@]}")
    if [[ -n $lines ]]; then
        mapfile -t -O "${#packages[@]}" packages < <(cut -d' ' -f2 <<<"$lines" | sort -u)
    fi
    ((${#packages[@]} == 0)) || bring_packages "${packages[@]}"
    python=${python_name:-$(find_python)}
    [[ -n $python ]] || fail "No usable Python was found: $python_wanted with its venv module is needed." \
        "python3 here is: $(python3 --version 2>&1 || true). Debian 12 or newer has one that fits (python3, python3-venv)."
}

# What .venv must have been made from: this place, and these files.
made_from() { printf '%s %s' "$root" "$(cat installer/setup.sh pyproject.toml "$1" | sha256sum)"; }

# The virtual environment with exactly the compiled requirements, and the package itself from this checkout.
python_environment() {
    local requirements=installer/requirements.txt stamp=.venv/ready-for-$1
    [[ $1 == desk ]] || requirements=installer/requirements-dev.txt
    if [[ -x .venv/bin/intake-desk && -f $stamp && $(<"$stamp") == "$(made_from "$requirements")" ]]; then
        return
    fi
    # An environment that was moved here, or whose Python is gone or does not fit, is made anew.
    if ! python_fits .venv/bin/python || { [[ -f $stamp ]] && [[ $(<"$stamp") != "$root "* ]]; }; then
        say "Making the virtual environment .venv with $("$python" --version)"
        "$python" -m venv --clear .venv >"$log" 2>&1 || stop_with_log "Python could not make a virtual environment."
    fi
    say "Installing the Python packages named in $requirements (a minute or so the first time)"
    local pip=(.venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check --no-deps)
    "${pip[@]}" --require-hashes -r "$requirements" </dev/null >"$log" 2>&1 \
        || stop_with_log "pip could not install the packages. Is this machine online, and is there room on the disk?"
    "${pip[@]}" --no-build-isolation --editable . </dev/null >"$log" 2>&1 \
        || stop_with_log "pip could not install this checkout."
    made_from installer/requirements.txt >.venv/ready-for-desk  # the tests' requirements hold the desk's
    [[ $1 == desk ]] || made_from "$requirements" >"$stamp"
}

translations() {
    local source
    for source in resources/translations/*.ts; do
        [[ -f $source && ! ${source%.ts}.qm -nt $source ]] || continue
        .venv/bin/pyside6-lrelease -silent "$source" -qm "${source%.ts}.qm" >"$log" 2>&1 \
            || stop_with_log "The translation $source could not be compiled."
    done
}

# set_up desk|test: afterwards .venv holds everything that the desk, or its tests, need.
set_up() {
    local kinds=(desk) log
    [[ $1 == desk ]] || kinds+=("$1")
    log=$(mktemp)
    # shellcheck disable=SC2064  # the name as it is now
    trap "rm -f '$log'" EXIT
    pushd "$root" >/dev/null
    system_packages "${kinds[@]}"
    python_environment "$1"
    translations
    popd >/dev/null
    rm -f "$log"
    trap - EXIT
}
