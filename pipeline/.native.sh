# shellcheck shell=bash
# The program as machine code (Native AOT, ADR 0012): it starts in a fraction of the time. Making it takes minutes, so it is made beside
# the first runs, at the lowest priority, from a copy of the sources. Sourced by pipeline/ingest and the tests; needs .install.sh.

# ingest_native_paths: after ingest_paths.
ingest_native_paths() {
  INGEST_NATIVE_PROGRAM=$INGEST_PROJECT/bin/native/current/Ingest.Cli
  INGEST_NATIVE_WORK=$INGEST_PROJECT/obj/native
  INGEST_NATIVE_FAILED=$INGEST_NATIVE_WORK/failed
}

# ingest_native_set: the instructions to make machine code of on this processor, in INGEST_NATIVE_SET. False without AVX2. The compiler
# cannot ask for AVX-512 at run time: code is made with it where the processor has it, which is a fifth of a run.
ingest_native_set() {
  local cpu flag
  cpu=$(<"${INGEST_CPUINFO:-/proc/cpuinfo}")
  INGEST_NATIVE_SET=x86-64-v4
  for flag in avx512f avx512bw avx512cd avx512dq avx512vl; do
    [[ $cpu == *" $flag"* ]] || INGEST_NATIVE_SET=x86-64-v3
  done
  [[ $cpu == *" avx2"* ]]
}

# ingest_native_runs: true when this processor has the instructions that the machine code was made of, perhaps on another one.
ingest_native_runs() {
  local made=
  { read -r made <"${INGEST_NATIVE_PROGRAM%/*}/instructions"; } 2>/dev/null || true
  ingest_native_set && [[ $made == x86-64-v3 || $made == "$INGEST_NATIVE_SET" ]]
}

# ingest_native_fresh: true when the machine code is of the sources of the last build. -ot: what a build touches is as old as itself.
ingest_native_fresh() { [[ -x $INGEST_NATIVE_PROGRAM && ! $INGEST_NATIVE_PROGRAM -ot $INGEST_STAMP ]] && ingest_native_runs; }

# ingest_native_possible: a linker, a processor the compiler is there for, memory beside a run, and no failure with these sources.
ingest_native_possible() {
  [[ ${INGEST_NATIVE-} != 0 && $(uname -m) == x86_64 ]] && ingest_native_set || return 1
  command -v gcc >/dev/null || command -v clang >/dev/null || return 1
  [[ ! -e $INGEST_NATIVE_FAILED || $INGEST_NATIVE_FAILED -ot $INGEST_STAMP ]] || return 1
  local free
  free=$(sed -n 's/^MemAvailable: *\([0-9]*\) kB/\1/p' /proc/meminfo)
  ((${free:-0} > 6 << 20))
}

# ingest_native_build ROOT: makes the machine code, or leaves a file that says why not. One at a time; a second call does nothing.
ingest_native_build() {
  local root=$1 source=$INGEST_NATIVE_WORK/src target
  mkdir -p "$INGEST_NATIVE_WORK" "${INGEST_NATIVE_PROGRAM%/current/*}"
  (
    flock -n 9 || exit 0
    rm -rf "$source" && mkdir -p "$source"
    touch "$INGEST_NATIVE_WORK/begun"
    tar -C "$root" --exclude=bin --exclude=obj -cf - pipeline Directory.Build.props Directory.Packages.props global.json .editorconfig | tar -C "$source" -xf -
    target=${INGEST_NATIVE_PROGRAM%/current/*}/$(date +%s)
    ingest_native_set || true
    local -a linker=()
    command -v clang >/dev/null || linker=(-p:CppCompilerAndLinker=gcc)
    # The lock files are those of the usual build, which has no compiler among its packages.
    if ingest_dotnet_quietly "$source" publish pipeline/Ingest.Cli -c Release -o "$target" -v quiet -nologo -r linux-x64 \
      -p:PublishAot=true -p:IlcInstructionSet="$INGEST_NATIVE_SET" -p:NuGetLockFilePath=obj/native.lock.json "${linker[@]}" 2>"$INGEST_NATIVE_WORK/log"; then
      rm -f "$target"/*.dbg "$target"/*.pdb "$INGEST_NATIVE_FAILED"
      echo "$INGEST_NATIVE_SET" >"$target/instructions"
      touch -r "$INGEST_NATIVE_WORK/begun" "$target/Ingest.Cli"
      ln -sfn "${target##*/}" "${INGEST_NATIVE_PROGRAM%/*}"
      # The one before may still be at work.
      find "${target%/*}" -mindepth 1 -maxdepth 1 -type d -mmin +1440 ! -path "$target" -exec rm -rf {} +
    else
      mv "$INGEST_NATIVE_WORK/log" "$INGEST_NATIVE_FAILED"
      rm -rf "$target"
    fi
    rm -rf "$source"
  ) 9>"$INGEST_NATIVE_WORK/lock"
  ingest_native_fresh
}

# ingest_native_begin ROOT: the same, beside what comes next.
ingest_native_begin() {
  # Not where nothing can be written, and not while it is being made.
  { mkdir -p "$INGEST_NATIVE_WORK" && flock -n "$INGEST_NATIVE_WORK/lock" true; } 2>/dev/null || return 0
  [[ ! -t 2 ]] || ingest_say "compiling to machine code in the background, later starts are faster (INGEST_NATIVE=0: never)"
  # shellcheck disable=SC2016 # the inner shell expands
  # Linux shares the processors between sessions first: nice alone counts only within one.
  DOTNET=$DOTNET setsid nice -n 19 bash -c 'echo 19 >/proc/self/autogroup; source "$1/pipeline/.install.sh"; source "$1/pipeline/.native.sh"
    ingest_paths "$1"; ingest_native_paths; ingest_native_build "$1"' - "$1" </dev/null >/dev/null 2>&1 &
  disown
}
