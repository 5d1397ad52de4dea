const { runInNewContext } = require('node:vm');

exports.itemsOf = (code, rows) => {
	const $input = { all: () => rows.map((json) => ({ json })) };
	return runInNewContext(`(() => { ${code}\n})()`, { $input }).map(({ json }) => ({ ...json }));
};
