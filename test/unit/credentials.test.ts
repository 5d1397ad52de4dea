import type { ICredentialType, INodeProperties } from 'n8n-workflow';

import { BolApi } from '../../credentials/BolApi.credentials';
import { BolOAuth2Api } from '../../credentials/BolOAuth2Api.credentials';
import { GoedGepicktApi } from '../../credentials/GoedGepicktApi.credentials';
import { LagerkollApi } from '../../credentials/LagerkollApi.credentials';
import { PicqerApi } from '../../credentials/PicqerApi.credentials';
import { n8nProcesses } from '../../nodes/shared/service/sharedAccount';

describe.each<ICredentialType>([new PicqerApi(), new GoedGepicktApi(), new LagerkollApi()])(
	'the form of $name',
	({ properties }) => {
		it('begins with where to get the key', () => {
			expect(properties[0]).toMatchObject({
				type: 'notice',
				displayName: expect.stringMatching(/API/) as string,
			});
		});

		it('says at each address what the code of a failed test means', () => {
			const addresses = properties.filter(({ name }) => ['subdomain', 'url'].includes(name));
			expect(addresses.length).toBeGreaterThan(0);
			for (const { hint } of addresses) expect(hint).toContain('ENOTFOUND');
		});

		it('ends with what hardly anybody needs: another server', () => {
			expect(properties.slice(-2).map(({ name }: INodeProperties) => name)).toEqual([
				'server',
				'url',
			]);
		});
	},
);

it.each<ICredentialType>([
	new BolApi(),
	new BolOAuth2Api(),
	new PicqerApi(),
	new GoedGepicktApi(),
	new LagerkollApi(),
])(
	'$name asks how many processes share the limit, 1 unless the user says more',
	({ properties }) => {
		expect(properties.filter(({ name }) => name === 'processes')).toEqual([n8nProcesses]);
		expect(n8nProcesses.default).toBe(1);
	},
);

describe("bol's two credentials", () => {
	const fieldOf = ({ properties }: ICredentialType, wanted: string) =>
		properties.find(({ name }) => name === wanted);

	it('leave no choice of the grant: the one for partners is for the code flow', () => {
		expect(fieldOf(new BolOAuth2Api(), 'grantType')).toMatchObject({
			type: 'hidden',
			default: 'authorizationCode',
		});
		expect(fieldOf(new BolOAuth2Api(), 'scope')?.default).toBe('offline_access');
		expect(fieldOf(new BolApi(), 'grantType')).toBeUndefined();
	});

	it.each(['environment', 'apiUrl', 'loginUrl'])('ask for %s in the same way', (name) => {
		const own = { ...fieldOf(new BolApi(), name), description: '' };
		expect(own).toEqual({ ...fieldOf(new BolOAuth2Api(), name), description: '' });
		expect(own).toHaveProperty('name', name);
	});
});
