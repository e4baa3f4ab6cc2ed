import { controls } from './components.ts';
import { type Interaction, interactionJson, permissionsIn, type Where } from './interactions.ts';
import * as people from './people.ts';
import type { Json, Message, State } from './state.ts';

/** Actions of people in their client. One that it would not allow is a mistake of the test and throws. */
export interface Acts {
  /** Types a command of those registered. */
  type(verb: string, options?: Record<string, string | number | boolean>, where?: Where): Interaction;
  complete(verb: string, option: string, typed: string, where?: Where): Interaction;
  /** Presses the control with this label (a menu by its placeholder, with the chosen value); of several, the `nth`. */
  press(message: Message, label: string, where?: Where & { value?: string; nth?: number }): Interaction;
  fillIn(form: Interaction, values: Record<string, string>, where?: Where): Interaction;
}

export function createActs(state: State): Acts {
  const begin = (type: number, data: Json, where: Where, message?: Message): Interaction => {
    const interaction: Interaction = {
      id: state.newId(),
      token: `token-${state.newId()}`,
      at: state.now(),
      first: null,
      original: null,
      ephemeral: false,
      removed: false,
      followUps: [],
      refused: [],
    };
    state.interactions.set(interaction.id, interaction);
    state.byToken.set(interaction.token, interaction);
    const channel = state.channels.get(where.channel ?? people.SUPPORT) ?? { id: where.channel, type: 1 };
    state.gateway.emit(
      'INTERACTION_CREATE',
      interactionJson(interaction.id, interaction.token, type, data, where, channel, message),
    );
    return interaction;
  };

  const commandData = (
    verb: string,
    options: Record<string, string | number | boolean>,
    where: Where,
    focused?: string,
  ): Json => {
    const { command, group, sub } = registeredSub(state, verb);
    const optionValues = Object.entries(options).map(([name, value]) => {
      const option = (sub.options as Json[]).find((option) => option.name === name);
      if (!option) throw new Error(`/earshot ${verb} has no option ${name}`);
      return { name, type: option.type, value, ...(focused === name ? { focused: true } : {}) };
    });
    const missing = (sub.options as Json[]).find(
      ({ name, required }) => required && options[String(name)] === undefined,
    );
    if (missing && focused === undefined) throw new Error(`Discord asks for ${missing.name} first`);
    const leaf = { name: verb, type: 1, options: optionValues };
    const ids = optionValues.filter(({ type }) => type === 7).map(({ value }) => String(value));
    const users = optionValues.filter(({ type }) => type === 6).map(({ value }) => String(value));
    const everybody = [people.MAPLE, people.BIRCH];
    return {
      id: '960000000000000001',
      name: command.name,
      type: 1,
      guild_id: people.GUILD,
      options: [group ? { name: group.name, type: 2, options: [leaf] } : leaf],
      resolved: {
        channels: resolvedChannels(state, ids, where),
        users: Object.fromEntries(users.map((id) => [id, everybody.find((person) => person.id === id)])),
        members: {},
      },
    };
  };

  return {
    type: (verb, options = {}, where = {}) => begin(2, commandData(verb, options, where), where),
    complete: (verb, option, typed, where = {}) =>
      begin(4, commandData(verb, { [option]: typed }, where, option), where),
    press: (message, label, where = {}) => {
      const control = controls(message.json).filter(
        (control) => control.label === label || control.placeholder === label,
      )[where.nth ?? 0];
      if (!control)
        throw new Error(
          `no control ${label} in ${controls(message.json).map((control) => control.label ?? control.placeholder)}`,
        );
      const isMenu = control.type === 3;
      if (isMenu && !(control.options as Json[]).some(({ value }) => value === where.value))
        throw new Error(`no option ${where.value}`);
      return begin(
        3,
        {
          custom_id: control.custom_id,
          component_type: control.type,
          ...(isMenu ? { values: [where.value] } : {}),
        },
        where,
        message,
      );
    },
    fillIn: (form, values, where = {}) => {
      if (form.first?.type !== 9) throw new Error('no form was opened');
      const { custom_id, components } = form.first.data as {
        custom_id: string;
        components: { component: Json }[];
      };
      for (const name of Object.keys(values))
        if (!components.some(({ component }) => component.custom_id === name))
          throw new Error(`the form has no ${name}`);
      const chosen = components
        .filter(({ component }) => component.type === 8)
        .flatMap(({ component }) => submitted(component, values).values as string[]);
      return begin(
        5,
        {
          custom_id,
          resolved: {
            channels: resolvedChannels(state, chosen, where),
            ...resolvedPeople(components, values),
          },
          components: components.map(({ component }) => ({
            type: 18,
            id: 1,
            component: submitted(component, values),
          })),
        },
        where,
      );
    },
  };
}

/** Named channels as an interaction brings them: partial, with the permissions of who names them. */
function resolvedChannels({ channels }: State, ids: readonly string[], where: Where): Json {
  return Object.fromEntries(
    ids.map((id) => {
      const { name, type, parent_id } = channels.get(id) ?? {};
      return [id, { id, name, type, parent_id, permissions: permissionsIn(id, where) }];
    }),
  );
}

/** Members and roles that were chosen in the fields of a form. */
function resolvedPeople(components: readonly { component: Json }[], values: Record<string, string>): Json {
  const chosen = components
    .filter(({ component }) => [5, 6, 7].includes(Number(component.type)))
    .flatMap(({ component }) => submitted(component, values).values as string[]);
  const users = [people.MAPLE, people.BIRCH].filter(({ id }) => chosen.includes(id));
  return {
    users: Object.fromEntries(users.map((user) => [user.id, user])),
    members: {},
    roles: chosen.includes(people.ROLE) ? { [people.ROLE]: people.role(people.ROLE, 'brand desk') } : {},
  };
}

/** A field as a client submits it: what was typed or chosen, else what it was prefilled with. */
function submitted(field: Json, values: Record<string, string>): Json {
  const name = String(field.custom_id);
  if (field.type === 4) return { type: 4, id: 2, custom_id: name, value: values[name] ?? field.value ?? '' };
  const held =
    (field.options as Json[] | undefined)?.find((option) => option.default)?.value ??
    (field.default_values as Json[] | undefined)?.map(({ id }) => id).join(' ');
  const chosen = values[name] ?? held;
  const all = chosen === undefined || chosen === '' ? [] : String(chosen).split(' ');
  return {
    type: field.type,
    id: 2,
    custom_id: name,
    values: Number(field.max_values) > 1 ? all : chosen ? [chosen] : [],
  };
}

/** The subcommand with this name, of any registered command, in a group or not. */
function registeredSub({ registered }: State, verb: string) {
  for (const { command } of registered.toReversed()) {
    const tops = command.options as Json[];
    const group = tops.find(
      (option) => option.type === 2 && (option.options as Json[]).some(({ name }) => name === verb),
    );
    const sub = (group ? (group.options as Json[]) : tops).find(
      (option) => option.type === 1 && option.name === verb,
    );
    if (sub) return { command, group, sub };
  }
  throw new Error(`/${verb} is not registered`);
}
