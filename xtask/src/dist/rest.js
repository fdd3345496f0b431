(() => {
    let loading;

    async function load() {
        const response = await fetch(new URL('./tucham_rest.wasm', import.meta.url));
        if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
        // What the rest shares with the page, the page exports.
        await WebAssembly.instantiate(await response.arrayBuffer(), { __wasm_split: initSync() });
    }

    return {
        // Loads the rest, once; a load that failed may be tried again. `callback` is the place in the table of the
        // function that is told with `data` whether it is there.
        async __wasm_split_load_later(callback, data) {
            let loaded = true;
            try {
                await (loading ??= load());
            } catch (error) {
                loading = undefined;
                console.warn(error);
                loaded = false;
            }
            initSync().__indirect_function_table.get(callback)(data, loaded);
        },
    };
})();
