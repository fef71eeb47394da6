/* tslint:disable */
/* eslint-disable */
export const memory: WebAssembly.Memory;
export const breakEven: (a: number, b: number, c: any, d: number, e: number, f: number, g: number, h: number) => [number, number, number];
export const breakEvenSentence: (a: number, b: number, c: any, d: number) => [number, number, number];
export const calculate: (a: number, b: number, c: any) => [number, number, number];
export const catalogue: () => [number, number, number];
export const version: () => [number, number];
export const __wbindgen_malloc: (a: number, b: number) => number;
export const __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
export const __wbindgen_free: (a: number, b: number, c: number) => void;
export const __wbindgen_externrefs: WebAssembly.Table;
export const __externref_table_dealloc: (a: number) => void;
export const __wbindgen_start: () => void;
