'use strict';

const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join, relative, sep } = require('node:path');

const project = join(__dirname, '../..');

exports.filesIn = (folder, ending) =>
	readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && ending.test(entry.name))
		.map(({ parentPath, name }) => join(parentPath, name))
		.map((file) => ({
			path: relative(project, file).split(sep).join('/'),
			text: readFileSync(file, 'utf8'),
		}));

exports.isInProject = (path) => existsSync(join(project, path));
