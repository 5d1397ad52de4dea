import type { FastifyInstance } from 'fastify';

import { notFound, refused } from './errors';
import { seedUser, storeGroupId, storeIds } from './seedIds';
import type { Role } from './types';
import { bodyOf, nextId, parameter, type LagerkollWorld } from './world';

const codes = { logIn: 901302, resetPassword: 901303, role: 908001, createRole: 908002 };

/**
 * The subscription. Nothing inside the answers is visible in the documentation:
 * docs/services/lagerkoll.md, 2.1.
 */
export function registerAccount(scope: FastifyInstance): void {
	scope.get('/account/invoices', () => ({ invoices: [{}] }));
	scope.get('/account/invoices/next', () => ({}));
	scope.get('/account/email/settings', () => ({}));
}

/** The mobile app: docs/services/lagerkoll.md, 2.20. */
export function registerMobile(scope: FastifyInstance, world: LagerkollWorld): void {
	// The documentation lists no headers of identification here, so everybody gets the seed person's token.
	scope.get('/mobile/webtoken', () => ({
		accountId: seedUser.id,
		storeId: storeIds.main,
		token: 'sandbox-web-token',
	}));
	scope.post('/mobile/reset', (request) => {
		const { email } = bodyOf(request);
		if (email !== seedUser.username) throw refused(codes.resetPassword, 'email');
		world.state.passwordResets.push(seedUser.username);
		return { email };
	});
	// One capture has GET, the others POST; the answer is not visible in any.
	scope.get('/mobile/version', () => ({}));
	scope.post('/mobile/version', () => ({}));
	// Which fields must be sent is not visible; the sandbox looks at these two. The answer's fields are the
	// visible ones, and user_id and user_token are not among them. The values of null have no known type.
	scope.post('/mobile/login', (request) => {
		const { username, password } = bodyOf(request);
		if (username !== seedUser.username || password !== seedUser.password)
			throw refused(codes.logIn);
		return {
			phone: '031-100',
			name: seedUser.name,
			storeGroups: [
				{
					stores: world.state.stores.length,
					groupId: storeGroupId,
					name: 'Demo AB',
					integration: null,
					storePermissions: null,
				},
			],
		};
	});
}

function makeRole(world: LagerkollWorld, body: Record<string, unknown>): Role {
	const { name, portal, fields, paths } = body;
	if (typeof name !== 'string' || name === '')
		throw refused(codes.createRole, 'name', 'name is missing');
	return {
		id: nextId(world, 'role'),
		name,
		storeGroupId,
		portal: typeof portal === 'string' ? portal : 'admin',
		users: 0,
		fields: typeof fields === 'object' && fields !== null ? (fields as Role['fields']) : {},
		paths: Array.isArray(paths) ? (paths as Role['paths']) : [],
	};
}

/** Roles: docs/services/lagerkoll.md, 2.24. */
export function registerRoles(scope: FastifyInstance, world: LagerkollWorld): void {
	scope.get('/roles', () => ({ roles: world.state.roles }));
	scope.get('/roles/:role_id', (request) => {
		const wanted = parameter(request, 'role_id');
		const found = world.state.roles.find(({ id }) => String(id) === wanted);
		if (!found) throw notFound(codes.role, 'role_id');
		return { roles: [found] };
	});
	// The body is presumably a role (unconfirmed); the answer is not visible, so it is empty here.
	scope.post('/roles', (request) => {
		world.state.roles.push(makeRole(world, bodyOf(request)));
		return {};
	});
}

/** Stores: docs/services/lagerkoll.md, 2.27. */
export function registerStores(scope: FastifyInstance, world: LagerkollWorld): void {
	scope.get('/stores', () => ({
		orgName: 'Demo AB',
		orgNumber: '556000-0000',
		stores: world.state.stores,
	}));
	// The answer is not visible in the documentation.
	scope.get('/stores/retention', () => ({}));
}

/** What is open to everybody: docs/services/lagerkoll.md, 2.29. */
export function registerSystem(scope: FastifyInstance): void {
	scope.get('/system/message', () => ({
		title: 'Planned work',
		message: 'Lagerkoll is updated on Sunday',
		priority: 'low',
		updated: Date.UTC(2025, 9, 1),
	}));
	// The documentation shows no answer.
	scope.get('/system/ping', (_request, reply) => reply.code(204).send());
	scope.get('/system/releasenotes', () => ({
		notes: [
			{ date: '2025-10-01', version: '7.1', sv: ['Snabbare listor'], en: ['Faster lists'] },
			{ date: '2025-09-01', version: '7.0', sv: [], en: [] },
		],
	}));
	scope.get('/system/config', () => ({ supportsBankIDLogin: true }));
}
