# Finds the Java to run with. For other scripts to source.

# java_version HOME: sets version to that of the Java in that folder, without starting it where it says so in a file.
java_version() {
  local line
  version=
  [ -x "$1/bin/java" ] || return 1
  if [ -r "$1/release" ]; then
    while IFS= read -r line; do
      [[ $line =~ ^JAVA_VERSION=\"?([0-9._]+) ]] || continue
      version=${BASH_REMATCH[1]}
      break
    done <"$1/release"
  fi
  [ -n "$version" ] || version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9._]*\).*/\1/p' | head -n 1)
  [ -n "$version" ]
}

# find_java TOOL: sets java_home, java and java_major to JAVA_HOME when it is 17 or newer and has TOOL (java to run,
# javac to build), else to the newest such Java of PATH and the folders where systems keep them.
find_java() {
  local tool=$1 candidate version best='' best_version='' on_path
  on_path=$(command -v java || true)
  [ -z "$on_path" ] || on_path=$(readlink -f "$on_path")
  on_path=${on_path%/bin/java}
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$candidate" ] && [ -x "$candidate/bin/$tool" ] || continue
    java_version "$candidate" || continue
    [ "${version%%[._]*}" -ge 17 ] || continue
    if [ -z "$best" ] ||
      { [ "$version" != "$best_version" ] && [ "$(printf '%s\n%s\n' "$best_version" "$version" | sort -V | tail -n 1)" = "$version" ]; }; then
      best=$candidate best_version=$version
    fi
    # Named by the operator, so newer ones don't matter.
    [ "$candidate" != "${JAVA_HOME:-}" ] || break
  done
  if [ -z "$best" ]; then
    local package=openjdk-17-jre-headless
    [ "$tool" = java ] || package=openjdk-17-jdk-headless
    echo "Mailhelm needs Java 17 or newer, and there is none in JAVA_HOME, PATH or /usr/lib/jvm." >&2
    echo "On Debian or Ubuntu: apt install $package" >&2
    return 1
  fi
  java_home=$best java=$best/bin/java java_major=${best_version%%[._]*}
}
