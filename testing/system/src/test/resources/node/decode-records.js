// In: {"registry", "values": [base64, …]} on standard input, each value in the Confluent wire format.
// Out: [{"schema": full name, "value": …}, …]. The schemas come from the registry by the id in each value.
const avro = require("avsc");

const MAGIC = 0;
const HEADER = 5;
const types = new Map();

async function type(registry, id) {
  if (!types.has(id)) {
    const answer = await fetch(`${registry}/schemas/ids/${id}`);
    if (!answer.ok) throw new Error(`schema ${id}: the registry answered ${answer.status}`);
    const { schema } = await answer.json();
    types.set(id, avro.Type.forSchema(JSON.parse(schema), { registry: {} }));
  }
  return types.get(id);
}

async function decode(registry, value) {
  const bytes = Buffer.from(value, "base64");
  if (bytes[0] !== MAGIC) throw new Error(`not the Confluent wire format: first byte ${bytes[0]}`);
  const found = await type(registry, bytes.readInt32BE(1));
  const decoded = found.fromBuffer(bytes.subarray(HEADER));
  return { schema: found.name, value: found.toJSON ? JSON.parse(found.toString(decoded)) : decoded };
}

async function main() {
  const { registry, values } = JSON.parse(require("fs").readFileSync(0, "utf8"));
  const decoded = [];
  for (const value of values) decoded.push(await decode(registry, value));
  process.stdout.write(JSON.stringify(decoded));
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
