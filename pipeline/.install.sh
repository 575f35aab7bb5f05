# shellcheck shell=bash
# What Ingest needs on a Debian 12 machine and how it gets there. Sourced by pipeline/ingest, tests/run and ocr-models/install.
# Everything it prints goes to stderr. It exits 3 (missing dependency) when something is missing and cannot be installed.

INGEST_MODEL_PACKAGES=(
  tesseract-ocr-deu tesseract-ocr-eng tesseract-ocr-osd tesseract-ocr-frk tesseract-ocr-script-latn tesseract-ocr-script-frak
)
INGEST_PACKAGES=(
  tesseract-ocr libtesseract5 liblept5 libzbar0 poppler-utils fonts-liberation fonts-dejavu-core "${INGEST_MODEL_PACKAGES[@]}"
)
INGEST_TEST_PACKAGES=(mupdf-tools imagemagick libxml2-utils libpdfbox2-java libfontbox2-java libcommons-logging-java libjaxb-api-java postgresql)

ingest_say() { printf 'ingest: %s\n' "$*" >&2; }

# ingest_need PACKAGE...: installs those that are missing.
ingest_need() {
  command -v dpkg-query >/dev/null || { ingest_say "not a Debian system: make sure these are there: $*"; return 0; }
  local -A installed=()
  local -a missing=()
  local name state
  while read -r name state; do
    [[ $state == installed ]] && installed[$name]=1
  done < <(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null)
  for name; do
    [[ ${installed[$name]-} ]] || missing+=("$name")
  done
  ((${#missing[@]})) || return 0
  ingest_install "${missing[@]}"
}

ingest_install() {
  local -a as_root=()
  ((EUID == 0)) || as_root=(sudo -n)
  if [[ ${INGEST_NO_INSTALL-} == 1 ]] || { ((EUID != 0)) && ! sudo -n true 2>/dev/null; }; then
    ingest_say "missing Debian packages; install them with:"
    printf 'sudo apt-get update && sudo apt-get install -y --no-install-recommends %s\n' "$*" >&2
    exit 3
  fi
  ingest_say "installing $*"
  local -a apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300)
  compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null || "${apt[@]}" update >&2
  "${apt[@]}" install --no-install-recommends "$@" >&2 </dev/null && return 0
  # Lists that are too old name versions that are gone.
  "${apt[@]}" update >&2
  "${apt[@]}" install --no-install-recommends "$@" >&2 </dev/null && return 0
  ingest_say "apt-get could not install: $*"
  exit 3
}

# ingest_dotnet: sets DOTNET to the dotnet command.
ingest_dotnet() {
  local candidate
  for candidate in "$(command -v dotnet || true)" "${DOTNET_ROOT-}/dotnet" "${HOME-}/.dotnet/dotnet"; do
    [[ -n $candidate && -x $candidate ]] && { DOTNET=$candidate; return 0; }
  done
  ingest_say "the .NET SDK 10 is missing; how to install it: see https://learn.microsoft.com/dotnet/core/install/linux-debian"
  exit 3
}

# ingest_sdk ROOT: makes sure that DOTNET can build what global.json asks for.
ingest_sdk() {
  (cd "$1" && "$DOTNET" --version >/dev/null 2>&1) && return 0
  ingest_say "$DOTNET has no SDK 10, only a runtime or another version; see https://learn.microsoft.com/dotnet/core/install/linux-debian"
  exit 3
}

# ingest_dotnet_quietly ROOT ARGUMENT...: the output is shown only when the command fails. No server process stays behind.
ingest_dotnet_quietly() {
  local root=$1 log code=0
  shift
  log=$(mktemp)
  (
    cd "$root" || exit
    export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
    "$DOTNET" "$@" -p:UseSharedCompilation=false >"$log" 2>&1 </dev/null 9>&-
  ) || code=$?
  ((code == 0)) || cat "$log" >&2
  rm -f "$log"
  return "$code"
}

# The program as built, and the time of its last build.
ingest_paths() {
  INGEST_PROJECT=$1/pipeline/Ingest.Cli
  INGEST_PROGRAM=$INGEST_PROJECT/bin/ready/Ingest.Cli.dll
  INGEST_STAMP=$INGEST_PROJECT/obj/.built
}

# ingest_stale ROOT: true when a source is younger than the program. Folders count too: their time changes when a file goes.
ingest_stale() {
  [[ -f $INGEST_PROGRAM && -f $INGEST_STAMP ]] || return 0
  local younger
  younger=$(find "$1"/pipeline/Ingest "$1"/pipeline/Ingest.Native "$1"/pipeline/Ingest.Cli \
    "$1"/pipeline/BannedSymbols.txt "$1"/Directory.Build.props "$1"/Directory.Packages.props "$1"/global.json "$1"/.editorconfig \
    \( -name bin -o -name obj \) -prune -o -cnewer "$INGEST_STAMP" -print -quit)
  [[ -n $younger ]]
}

# ingest_publish ROOT: the program, compiled ahead for this processor: a run has four processes, and each would compile the same code again.
ingest_publish() {
  local -a publish=(publish "$INGEST_PROJECT" -c Release -o "${INGEST_PROGRAM%/*}" -v quiet -nologo)
  local log
  if [[ $(uname -m) == x86_64 ]]; then
    log=$(mktemp)
    if ingest_dotnet_quietly "$1" "${publish[@]}" -r linux-x64 --self-contained false -p:PublishReadyToRun=true 2>"$log"; then
      rm -f "$log"
      return 0
    fi
    # The compiler is a package of its own; sources that are at fault fail below too.
    ingest_say "could not be compiled ahead of time, each start is slower: $(grep -m 1 -o 'error.*' "$log" || echo "no reason given")"
    rm -f "$log"
  fi
  ingest_dotnet_quietly "$1" "${publish[@]}"
}

# ingest_build ROOT: builds the program when it is stale, one build at a time.
ingest_build() {
  local root=$1
  ingest_stale "$root" || return 0
  ingest_sdk "$root"
  # Created beforehand, so that the build itself makes no source folder younger than the stamp.
  mkdir -p "$INGEST_PROJECT"/{bin,obj} "$root"/pipeline/Ingest/{bin,obj} "$root"/pipeline/Ingest.Native/{bin,obj}
  (
    flock 9
    ingest_stale "$root" || exit 0
    [[ ! -t 2 ]] || ingest_say "building ..."
    # The time before the build counts: what is edited while it runs is built by the next call.
    touch "$INGEST_STAMP.begun"
    ingest_publish "$root" || exit 3
    mv "$INGEST_STAMP.begun" "$INGEST_STAMP"
  ) 9>"$INGEST_PROJECT/obj/.lock" || { ingest_say "the build failed"; exit 3; }
}

# ingest_azurite: the stand-in for a blob service that the tests talk to, from npm into the user's cache. Prints its folder.
INGEST_AZURITE_VERSION=3.37.0
ingest_azurite() {
  local cache=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/ingest
  local folder=$cache/azurite-$INGEST_AZURITE_VERSION
  [[ -f $folder/node_modules/azurite/package.json ]] && { printf '%s\n' "$folder"; return 0; }
  command -v npm >/dev/null || ingest_need nodejs npm
  if [[ ${INGEST_NO_INSTALL-} == 1 ]]; then
    ingest_say "missing Azurite; install it with:"
    printf 'npm install --prefix %s azurite@%s\n' "$folder" "$INGEST_AZURITE_VERSION" >&2
    exit 3
  fi
  mkdir -p "$cache"
  (
    flock 8
    [[ -f $folder/node_modules/azurite/package.json ]] && exit 0
    ingest_say "installing Azurite $INGEST_AZURITE_VERSION into $folder (once, about a minute)"
    rm -rf "$folder.new" && mkdir "$folder.new"
    npm install --prefix "$folder.new" --no-audit --no-fund --no-update-notifier --ignore-scripts --loglevel=error \
      "azurite@$INGEST_AZURITE_VERSION" >&2 </dev/null && rm -rf "$folder" && mv "$folder.new" "$folder"
  ) 8>"$cache/.lock" || { ingest_say "npm could not install azurite@$INGEST_AZURITE_VERSION"; exit 3; }
  printf '%s\n' "$folder"
}
