/** The bot of a bundle as it is started, but with the platforms' APIs on this machine. */
const [bundle, apis] = process.argv.slice(2);
const { main } = await import(bundle);
await main(JSON.parse(apis));
