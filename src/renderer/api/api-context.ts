import { createContext } from 'svelte';
import type { Api } from '@shared/ipc/contract.ts';

/** The bridge to main. Set once by App; a test sets a fake one (fake-api.ts). */
export const [getApi, setApi] = createContext<Api>();
