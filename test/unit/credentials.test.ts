import type { ICredentialType, INodeProperties } from 'n8n-workflow';

import { GoedGepicktApi } from '../../credentials/GoedGepicktApi.credentials';
import { LagerkollApi } from '../../credentials/LagerkollApi.credentials';
import { PicqerApi } from '../../credentials/PicqerApi.credentials';

describe.each<ICredentialType>([new PicqerApi(), new GoedGepicktApi(), new LagerkollApi()])(
	'the form of $name',
	({ properties }) => {
		it('begins with where to get the key', () => {
			expect(properties[0]).toMatchObject({
				type: 'notice',
				displayName: expect.stringMatching(/API/) as string,
			});
		});

		it('ends with what hardly anybody needs: another server', () => {
			expect(properties.slice(-2).map(({ name }: INodeProperties) => name)).toEqual([
				'server',
				'url',
			]);
		});
	},
);
