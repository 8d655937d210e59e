#!/usr/bin/env bash
# Software: OpenCV 4.13.0 as org.bytedeco:opencv 1.5.13, loaded by JavaCPP 1.5.13 (seen on Temurin 25.0.3, Linux x86_64 without CUDA).
# Behaviour: loading the first class of OpenCV asks its class loader for about 14,700 resources. 11,000 of these are names of NVIDIA's libraries
#   (CUDA, cuDNN, NPP, cuBLAS, cuFFT), which the jars of the CPU build do not contain: where no extension is chosen, JavaCPP also applies the
#   lists of the presets for the extension "-gpu", and tries each library under several names and folders, again for each preset that needs
#   it. With the system property org.bytedeco.javacpp.platform.extension set to the empty string there are about 800, none of them of NVIDIA,
#   and OpenCV is loaded alike.
# Expected: the CPU build looks for its own libraries, each once.
# Consequence: a class loader whose lookups are slow, as one over many jars, takes seconds for this. Set the property to the empty string.
set -euo pipefail
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
dependency() { printf '<dependency><groupId>org.bytedeco</groupId><artifactId>%s</artifactId><version>%s</version>%s</dependency>' "$1" "$2" "${3:+<classifier>$3</classifier>}"; }
{
  printf '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  for classifier in '' linux-x86_64; do
    dependency javacpp 1.5.13 "$classifier"; dependency openblas 0.3.31-1.5.13 "$classifier"; dependency opencv 4.13.0-1.5.13 "$classifier"
  done
  printf '</dependencies></project>'
} >"$folder/pom.xml"
mvn -B -q -f "$folder/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$folder/lib" 2>/dev/null
cat >"$folder/Lookups.java" <<'JAVA'
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;

class Lookups {
    private static final Pattern NVIDIA = Pattern.compile("/lib(cudart|cudnn|cublas|cufft|npp)[^/]*$");

    public static void main(String[] args) throws Exception {
        List<URL> jars = new ArrayList<>();
        try (var files = Files.list(Path.of(args[0]))) {
            for (Path jar : files.toList()) {
                jars.add(jar.toUri().toURL());
            }
        }
        var loader = new Counting(jars.toArray(URL[]::new));
        Class<?> matrix = Class.forName("org.bytedeco.opencv.opencv_core.Mat", true, loader);
        var made = matrix.getConstructor(int.class, int.class, int.class).newInstance(2, 3, 0);
        System.out.println("rows and columns of a matrix: " + matrix.getMethod("rows").invoke(made) + " " + matrix.getMethod("cols").invoke(made));
        long nvidia = loader.names.stream().filter(name -> NVIDIA.matcher(name).find()).count();
        System.out.println("lookups: " + loader.names.size() + ", of NVIDIA: " + nvidia);
    }

    /** Loads the classes itself and notes each resource that it is asked for. */
    static final class Counting extends URLClassLoader {
        final List<String> names = Collections.synchronizedList(new ArrayList<>());

        Counting(URL[] jars) {
            super(jars, ClassLoader.getPlatformClassLoader());
        }

        @Override
        public URL getResource(String name) {
            names.add(name);
            return super.getResource(name);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            names.add(name);
            return super.getResources(name);
        }
    }
}
JAVA
count() {
  "$java" --enable-native-access=ALL-UNNAMED -Dorg.bytedeco.javacpp.cachedir="$folder/cache" "$@" "$folder/Lookups.java" "$folder/lib" 2>/dev/null
}
number() { sed -n "s/^lookups: \([0-9]*\), of NVIDIA: \([0-9]*\)$/\\$1/p" <<<"$2"; }
default=$(count); echo "default:"; echo "$default"
empty=$(count -Dorg.bytedeco.javacpp.platform.extension=); echo "empty extension:"; echo "$empty"
works='rows and columns of a matrix: 2 3'
# The exact numbers depend on the libraries of the system.
[ "$(head -1 <<<"$default")" = "$works" ] && [ "$(head -1 <<<"$empty")" = "$works" ] \
  && [ "$(number 1 "$default")" -gt 10000 ] && [ "$(number 1 "$default")" -lt 20000 ] && [ "$(number 2 "$default")" -gt 8000 ] \
  && [ "$(number 1 "$empty")" -lt 1500 ] && [ "$(number 2 "$empty")" -eq 0 ] || { echo "CHANGED"; exit 1; }
