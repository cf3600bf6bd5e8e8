# Sourced by check.sh and apply.sh, from the folder infra-terraform: the real AWS provider, in copies of both roots.
# shellcheck shell=sh disable=SC2154

# Prints the first folder with the AWS provider, if there is one.
mirror() {
    if [ -n "${TF_PLUGIN_MIRROR:-}" ]; then
        echo "$TF_PLUGIN_MIRROR"
        return
    fi
    for folder in "$HOME/.terraform.d/plugins" /usr/local/share/terraform/plugins /usr/share/terraform/plugins /opt/*; do
        if [ -d "$folder/registry.terraform.io/hashicorp/aws" ]; then
            echo "$folder"
            return
        fi
    done
}

# Makes copies of both roots in $work, so that nothing is written beside the originals. Sets `root`, `provider`, and
# what terraform installs providers from. Without a provider it fails, with the reason in $work/init.log.
copy_roots() {
    root=$work/repository/infra-terraform
    contracts=contracts/src/main/resources/dev/usher/contracts
    mkdir -p "$work/repository/$contracts"
    cp -R . "$root"
    cp -R "../$contracts/." "$work/repository/$contracts"
    cp -R ../ops "$work/repository"
    rm -rf "$root/.terraform" "$root/bootstrap/.terraform"

    TF_CLI_CONFIG_FILE=$work/terraformrc
    found=$(mirror)
    if [ -n "$found" ]; then
        printf 'provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' "$found" >"$TF_CLI_CONFIG_FILE"
        version=$(find "$found/registry.terraform.io/hashicorp/aws" -mindepth 1 -maxdepth 1 -name '[0-9]*' 2>/dev/null |
            sed 's|.*/||' | sort -V | tail -n 1)
        [ -n "$version" ] || { echo "no hashicorp/aws in $found" >"$work/init.log"; return 1; }
        provider="the provider $version of a mirror"
        if [ "${version%%.*}" -lt 6 ]; then
            cp check/provider_5.tf "$root/provider_5_override.tf"
            cp check/provider_5.tf "$root/bootstrap/provider_5_override.tf"
            cp check/provider_5_tables.tf "$root/provider_5_tables_override.tf"
            provider="$provider (not the pinned 6)"
        fi
    else
        : >"$TF_CLI_CONFIG_FILE"
        provider="the pinned provider from the registry"
    fi
}

# init_roots [OPTION…]: initialises both copies.
init_roots() {
    for part in . bootstrap; do
        timeout 300 terraform -chdir="$root/$part" init "$@" -no-color >"$work/init.log" 2>&1 || return 1
    done
}
