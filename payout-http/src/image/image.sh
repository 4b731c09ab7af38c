#!/bin/sh
# Writes the files of the image: one directory for each layer. There is no base image, so the C library and
# the few others that the JVM is linked with come from this machine, which has to be a Debian or Ubuntu.
# usage: image.sh JAVA_HOME LIB PAYOUTS_JAR PAYOUTS_HTTP_JAR DIRECTORY
set -eu
java_home=$1 lib=$2 payouts=$3 payouts_http=$4 layers=$5
rm -rf "$layers"

runtime=$layers/runtime
mkdir -p "$runtime/opt"
"$java_home/bin/jlink" --output "$runtime/opt/java" --compress=2 --strip-java-debug-attributes --no-header-files \
  --no-man-pages --add-modules java.management,java.naming,java.xml,jdk.crypto.ec,jdk.httpserver,jdk.management,jdk.unsupported
rm -f "$runtime/opt/java/bin/keytool"

system=$layers/system
libraries=$(find "$runtime/opt/java" -type f \( -name '*.so' -o -name java \) -exec ldd {} + |
  grep -v "$runtime" | sed -n 's/^[^/]*\(\/[^ ]*\) (.*/\1/p' | sort -u)
[ -n "$libraries" ] || { echo "image.sh: ldd names no libraries" >&2; exit 1; }
for library in $libraries; do
  mkdir -p "$system${library%/*}"
  cp -L "$library" "$system$library"
  owner=$(dpkg -S "*/${library##*/}" | sed 's/:.*//; 1q')
  mkdir -p "$system/usr/share/doc/$owner"
  cp -L "/usr/share/doc/$owner/copyright" "$system/usr/share/doc/$owner/"
done
mkdir -p "$system/etc" "$system/config" "$system/state"
echo 'payouts:x:10001:10001::/state:/nonexistent' >"$system/etc/passwd"
echo 'payouts:x:10001:' >"$system/etc/group"
echo 'hosts: files dns' >"$system/etc/nsswitch.conf"

programs=$layers/programs/opt/payouts
mkdir -p "$programs/licenses"
cp "$lib"/*.jar "$programs"
cp "$payouts" "$programs/payouts.jar"
cp "$payouts_http" "$programs/payouts-http.jar"
cp "${0%/*}/../dist/licenses/"* "$programs/licenses"
