import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const noNode = [
  'error',
  {
    patterns: [
      { group: ['node:*'], message: 'The core knows no disk, network, clock or process: pass it in.' },
    ],
  },
];

export default [
  { ignores: ['dist', 'node_modules', '.nx', 'data', 'coverage', 'libs/api-client/src/generated'] },
  ...tseslint.configs.recommended.map((c) => ({ ...c, files: ['**/*.{ts,tsx}'] })),
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          depConstraints: [
            {
              sourceTag: 'scope:core',
              onlyDependOnLibsWithTags: ['scope:core'],
              bannedExternalImports: ['@nestjs/*', 'mongoose', 'react*', '@rjsf/*', 'fastify*', 'better-sqlite3'],
            },
            { sourceTag: 'name:definitions', notDependOnLibsWithTags: ['name:casework'], bannedExternalImports: ['xstate'] },
            { sourceTag: 'scope:io', onlyDependOnLibsWithTags: ['scope:core', 'scope:io'], bannedExternalImports: ['@nestjs/*', 'react*', '@rjsf/*'] },
            { sourceTag: 'scope:ui', onlyDependOnLibsWithTags: ['scope:core', 'scope:ui'], bannedExternalImports: ['@nestjs/*', 'mongoose', 'better-sqlite3'] },
            { sourceTag: 'scope:server', onlyDependOnLibsWithTags: ['scope:core', 'scope:io', 'scope:testing'], bannedExternalImports: ['react*', '@rjsf/*'] },
            { sourceTag: 'scope:web', onlyDependOnLibsWithTags: ['scope:core', 'scope:ui'], bannedExternalImports: ['@nestjs/*', 'mongoose', 'better-sqlite3'] },
            { sourceTag: 'scope:testing', onlyDependOnLibsWithTags: ['scope:core', 'scope:io', 'scope:testing'] },
            { sourceTag: 'scope:test', onlyDependOnLibsWithTags: ['*'] },
          ],
        },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }],
      'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' }],
      eqeqeq: 'error',
    },
  },
  { files: ['libs/{definitions,casework}/src/**/*.ts'], ignores: ['**/*.spec.ts', '**/testing/**'], rules: { 'no-restricted-imports': noNode } },
  { files: ['**/*.spec.{ts,tsx}', 'test/**/*.ts'], rules: { 'max-lines': 'off' } },
  // Tests start the engine in their own process; nothing else sees an app.
  { files: ['test/**/*.ts'], rules: { '@nx/enforce-module-boundaries': 'off' } },
];
