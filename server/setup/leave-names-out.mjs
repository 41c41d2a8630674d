// tsx's compiler gives every function its name by a call that costs two microseconds, each time the function is made. Within a
// request hundreds are made, and nothing here asks for their names: the call is taken out of what tsx has compiled.
import module from 'node:module';

const NAMING = 'var __name=(target,value)=>__defProp(target,"name",{value,configurable:true});';
/** As long as the other, so that source maps stay true. */
const PLAIN = 'var __name=target=>target;'.padEnd(NAMING.length);

const withoutNaming = (loaded) => {
  if (loaded.format !== 'module' || !loaded.source) return loaded;
  const source = typeof loaded.source === 'string' ? loaded.source : Buffer.from(loaded.source).toString();
  return source.includes(NAMING) ? { ...loaded, source: source.replace(NAMING, PLAIN) } : loaded;
};

/** Node's hook, on the thread that loads modules. */
export const load = async (url, context, next) => withoutNaming(await next(url, context));

/** Takes the naming out of every module loaded from now on. Call it after tsx is registered. */
export const leaveNamesOut = () => {
  if (module.registerHooks) module.registerHooks({ load: (...asked) => withoutNaming(asked[2](asked[0], asked[1])) });
  else module.register(import.meta.url);
};
