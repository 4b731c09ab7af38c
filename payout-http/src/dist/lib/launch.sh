# Read by bin/payouts and bin/payouts-http, which set $home and $program. Becomes Java by exec, so that
# arguments, exit codes and signals are those of the program. Everything here is POSIX, and readlink.

fail() {
  printf '%s: %s\n' "$program" "$1" >&2
  exit 2
}

# Becomes cat for the text of --help, which the build wrote from the same options: it needs no Java.
help() {
  case $#:${1:-}:${2:-} in
    1:--help: | 1:-h:) text=$program ;;
    2:*[!a-z-]*:*) return ;;
    2:*:--help | 2:*:-h) text=$program-$1 ;;
    *) return ;;
  esac
  text=$home/share/help/$text.txt
  [ ! -r "$text" ] || exec cat "$text"
}

# Sets $java, and $runtime to the directory of the Java that it belongs to.
find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, which has no bin/java: set it to a Java 17 or later"
  else
    java=$(command -v java) || fail "java was not found: install Java 17 or later, or set JAVA_HOME"
  fi
  file=$java
  while [ -h "$file" ]; do
    target=$(readlink "$file")
    case $target in /*) file=$target ;; *) file=${file%/*}/$target ;; esac
  done
  runtime=${file%/*}/..
}

# Asks the file that each Java has next to it, because starting Java to ask takes longer than --help.
check_java() {
  version=
  if [ -r "$runtime/release" ]; then
    while IFS='"' read -r key value _; do
      [ "$key" != JAVA_VERSION= ] || version=$value
    done <"$runtime/release"
  fi
  if [ -z "$version" ]; then
    version=$("$java" -version 2>&1)
    case $version in *\"*\"*) ;; *) fail "$java does not run: install Java 17 or later, or set JAVA_HOME" ;; esac
    version=${version#*\"}
    version=${version%%\"*}
  fi
  major=${version%%[!0-9]*}
  [ "${major:-0}" -ge 17 ] || fail "$java is Java $version: install Java 17 or later, or set JAVA_HOME"
}

# Sets $archive to where the classes of this program are kept for this Java: empty without a home.
find_archive() {
  archive=
  cache=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
  case $cache in /*) ;; *) return ;; esac
  cache=$cache/payouts
  # Other jars, another place or another Java need another archive.
  id=$({ printf '%s\n' "$home" "$java" && ls -s "$home/lib" && cat "$runtime/release"; } 2>/dev/null | cksum)
  archive=$cache/classes-${id%% *}.jsa
}

# Makes the archive. The directory .lock keeps others from doing the same; after a day it counts as left
# behind by a process that was killed. What cannot be written is left alone.
make_archive() {
  umask 077
  trap '' HUP
  mkdir -p "$cache" && cd "$cache" || return
  find "$archive.lock" -prune -mtime +0 -exec rm -r {} \;
  mkdir "$archive.lock" || return
  list=$archive.lock/list
  nice "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:DumpLoadedClassList="$list" \
    -cp "$classes" dev.payouts.cli.StartupTraining &&
    nice "$java" -XX:+UseSerialGC -Xshare:dump -XX:SharedClassListFile="$list" \
      -XX:SharedArchiveFile="$archive.lock/made" -cp "$classes" &&
    mv "$archive.lock/made" "$archive" &&
    rm -r "$archive.lock" &&
    find . -name 'classes-*' -prune -mtime +30 -exec rm -r {} +
}

help "$@"
find_java
check_java
classes=$home/lib/$program.jar
case " ${PAYOUTS_JAVA_OPTS:-} " in
  *" -XX:+Use"*GC" "*) options= ;;
  *) options=-XX:+UseSerialGC ;;
esac
# Warnings of the virtual machine belong to standard error; standard output may be JSON.
options="-XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr $options"
if [ "$program" = payouts ]; then
  # A short program: the second compiler costs more than it saves, and the first one too for methods that
  # are called seldom. See benchmarks/README.md, "Start-up".
  options="-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=3 $options"
  main=dev.payouts.cli.Main
  find_archive
else
  main=dev.payouts.http.Main
  archive=
fi
set -f # options are split at blanks, and nothing in them is a pattern
if [ -n "$archive" ] && [ ! -f "$archive" ]; then
  (make_archive) </dev/null >/dev/null 2>&1 &
  archive= # later versions of Java report an archive that does not exist
fi
if [ -z "$archive" ]; then
  exec "$java" $options ${PAYOUTS_JAVA_OPTS:-} -cp "$classes" "$main" "$@"
fi
exec "$java" $options -XX:SharedArchiveFile="$archive" ${PAYOUTS_JAVA_OPTS:-} -cp "$classes" "$main" "$@"
