# Sourced by mvnw and the Makefile's scripts: sets JAVA_HOME to a JDK 25, wherever it is installed beside others.
# Order: JAVA_HOME as it is, the `java` on the PATH, then the places where packages and version managers install JDKs.

usher_jdk_major() {
    [ -x "$1/bin/javac" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

usher_find_jdk() {
    wanted=25
    on_path=$(command -v javac 2>/dev/null || true)
    [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
    for home in "${JAVA_HOME:-}" "$on_path" \
        /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/*; do
        if [ -n "$home" ] && [ "$(usher_jdk_major "$home")" = "$wanted" ]; then
            JAVA_HOME=$home
            export JAVA_HOME
            return 0
        fi
    done
    echo "Usher needs a JDK $wanted and found none: install one (for example Temurin $wanted) or point JAVA_HOME at it." >&2
    return 1
}

usher_find_jdk || exit 1
