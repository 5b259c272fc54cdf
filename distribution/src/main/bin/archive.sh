# The class archive: classes as the JVM has them in memory, so that the next start needn't read them from the jars.
# For bin/mailhelm to source; needs java, java_home, java_major and options.
#
# It is made by a second Mailhelm that runs beside the first start, at the lowest priority, on an empty data folder of
# its own and without mail host. It fits one build of the JVM, one distribution and one set of options; all of these
# are in its name, and the JVM checks once more.

# archive_key HOME: what the archive depends on, as one word. The jars that change under the same name are read, the
# others told by name, size and time.
archive_key() {
  {
    printf '%s\n' "$1" "${options[*]}" "${JAVA_OPTS:-}"
    cat "$java_home/release" 2>/dev/null || true
    ls -lL "$java_home/lib/server/libjvm.so" "$1"/lib 2>/dev/null || true
    cksum "$1"/mailhelm.jar "$1"/lib/ui-*.jar "$1"/lib/plugin-api-*.jar 2>/dev/null || true
  } | sha256sum | cut -c 1-24
}

# use_archive HOME DATA: adds the archive to the options; without one, starts making it in the background.
use_archive() {
  local cache=$2/cache kind=jsa file
  [ "$java_major" -lt 25 ] || kind=aot
  mkdir -p "$cache" 2>/dev/null && [ -w "$cache" ] || return 0
  cache=$(cd "$cache" && pwd)
  file=$cache/classes-$(archive_key "$1").$kind
  if [ -s "$file" ]; then
    if [ $kind = aot ]; then
      options+=("-XX:AOTCache=$file" -Xlog:aot=off -Xlog:cds=off)
    else
      options+=("-XX:SharedArchiveFile=$file" -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off)
    fi
  else
    # Twice in the background: the JVM that this script becomes must not have a child that it doesn't know.
    (make_archive "$1" "$cache" "$file" $kind $$ "$(setting PORT 5000)" </dev/null >/dev/null 2>&1 &)
  fi
}

# make_archive HOME CACHE FILE KIND HOST PORT: ends early when the process HOST does.
make_archive() {
  local cache=$2 file=$3 host=$5 lock=$2/training.lock work port dump trainer
  set +e
  # One at a time; a lock whose owner is gone counts as none.
  if ! (set -o noclobber && echo "$BASHPID" >"$lock") 2>/dev/null; then
    ! kill -0 "$(cat "$lock")" 2>/dev/null || return 0
    echo "$BASHPID" >"$lock"
  fi
  rm -rf "$cache"/training-*
  work=$(mktemp -d "$cache/training-XXXXXX") || return 0
  trainer=
  trap '[ -z "$trainer" ] || kill -KILL "$trainer" 2>/dev/null; rm -rf "$work" "$lock"' EXIT

  # The first start comes first.
  until_answers "$host" "$6" / || exit 0
  dump=-XX:ArchiveClassesAtExit=$work/classes
  [ "$4" = jsa ] || dump=-XX:AOTCacheOutput=$work/classes
  port=$((20000 + RANDOM % 12000))
  mkdir "$work/plugins"
  # With an administrator, as nearly every start has one. In a file that nobody else can read: arguments can be.
  printf 'ADMIN_PASSWORD=%s\n' "$(head -c 24 /dev/urandom | base64)" >"$work/.env"
  # Has the tables made, which no later start does.
  (train "$work" "$port" -jar "$1/mailhelm.jar" verify-audit) >"$cache/training.log" 2>&1 &
  trainer=$!
  until_ended "$trainer" || exit 0
  (train "$work" "$port" "$dump" -jar "$1/mailhelm.jar") >"$cache/training.log" 2>&1 &
  trainer=$!
  if until_answers "$trainer" "$port" /login; then
    for path in / /health /login /nothing-is-here; do
      request "$port" "$path" >/dev/null
    done
    kill -TERM "$trainer"
    if until_ended "$trainer" && [ -s "$work/classes" ]; then
      trainer=
      mv -f "$work/classes" "$file"
      find "$cache" -maxdepth 1 -name 'classes-*' ! -path "$file" -delete
      rm -f "$cache/training.log"
    fi
  fi
  exit 0
}

# train WORK PORT OPTION...: becomes a Mailhelm with nothing of the operator's settings: not the environment, not their
# .env, not the address that others can reach.
train() {
  local work=$1 port=$2
  shift 2
  cd "$work" || exit 0
  # shellcheck disable=SC2086 # JAVA_OPTS holds several options
  exec env -i PATH="$PATH" DATA_DIR="$work/data" PLUGINS_DIR="$work/plugins" PORT="$port" \
    nice -n 19 "$java" "${options[@]}" ${JAVA_OPTS:-} -Dmicronaut.server.host=127.0.0.1 "$@"
}

# until_ended PROCESS: waits at most two minutes; fails when the process HOST ends before.
until_ended() {
  for _ in $(seq 600); do
    kill -0 "$host" 2>/dev/null || return 1
    kill -0 "$1" 2>/dev/null || return 0
    sleep 0.2
  done
  return 1
}

# until_answers PROCESS PORT PATH: waits at most two minutes; fails when the process ends before.
until_answers() {
  for _ in $(seq 240); do
    kill -0 "$1" 2>/dev/null && kill -0 "$host" 2>/dev/null || return 1
    case $(request "$2" "$3" | head -n 1) in
      HTTP/1.1\ [234]*) return 0 ;;
    esac
    sleep 0.5
  done
  return 1
}

# request PORT PATH: prints what the host answers.
request() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
    printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nAccept: text/html\r\nConnection: close\r\n\r\n' "$2" "$1" >&3
    timeout 20 cat <&3
  ) 2>/dev/null | tr -d '\0'
}
