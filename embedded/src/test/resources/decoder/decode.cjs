// Decodes a value in the Confluent wire format: node decode.cjs REGISTRY HEX prints it as JSON.
const avro = require('avsc');

async function main([registry, hex]) {
  const value = Buffer.from(hex, 'hex');
  if (value.readUInt8(0) !== 0) throw new Error('no zero byte in front');
  const answer = await fetch(`${registry}/schemas/ids/${value.readInt32BE(1)}`);
  if (!answer.ok) throw new Error(`the registry answered ${answer.status}`);
  const { schema } = await answer.json();
  const record = avro.Type.forSchema(JSON.parse(schema)).fromBuffer(value.subarray(5));
  console.log(JSON.stringify(record));
}

main(process.argv.slice(2)).catch(failure => {
  console.error(failure);
  process.exit(1);
});
