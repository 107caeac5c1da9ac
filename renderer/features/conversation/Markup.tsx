import { createElement, Fragment } from 'react'
import type { AgentName } from '../../../shared/ipc/people.ts'
import { useSession } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { type Link, showsItsHost } from '../../words/links.ts'
import { type MarkupNode, parseMarkup, withMentions } from '../../words/markup.ts'

type MarkupProps = {
  text: string
  /** Colleagues whose names stand out in it. */
  mentions?: readonly AgentName[]
}

/** A message's words with WhatsApp's markup. Line breaks are kept; long words wrap. */
export function Markup({ text, mentions = [] }: MarkupProps) {
  return (
    <span className="wrap-anywhere whitespace-pre-wrap">
      <Nodes nodes={withMentions(parseMarkup(text), mentions)} />
    </span>
  )
}

/** Passed as fixed children, which need no keys: a message's words never change. */
function Nodes({ nodes }: { nodes: MarkupNode[] }) {
  return createElement(Fragment, null, ...nodes.map((node) => createElement(Node, { node })))
}

function Node({ node }: { node: MarkupNode }) {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'bold':
      return (
        <strong className="font-semibold">
          <Nodes nodes={node.children} />
        </strong>
      )
    case 'italic':
      return (
        <em>
          <Nodes nodes={node.children} />
        </em>
      )
    case 'strike':
      return (
        <s>
          <Nodes nodes={node.children} />
        </s>
      )
    case 'mono':
      return <code className="font-mono text-[0.92em]">{node.text}</code>
    case 'link':
      return <SafeLink link={node} />
    case 'mention':
      return <Mention {...node} />
  }
}

/** Her own name is what the reader must not miss. */
function Mention({ text, agentIds }: { text: string; agentIds: readonly string[] }) {
  const own = useSession()?.account.agentId
  const isOwn = own !== undefined && agentIds.includes(own)
  return (
    <span
      className={
        isOwn
          ? 'rounded-xs bg-accent px-1 font-semibold text-on-accent'
          : 'font-semibold text-note-text'
      }
    >
      {text}
    </span>
  )
}

/** Opens outside, and says where it really leads whenever its letters do not. */
function SafeLink({ link }: { link: Link }) {
  const { conversation } = useTexts()
  return (
    <>
      <a
        href={link.href}
        target="_blank"
        rel="noreferrer noopener"
        title={conversation.linkOpens(link.host)}
        className="rounded-xs text-accent underline decoration-1 underline-offset-2"
      >
        {link.text}
      </a>
      {!showsItsHost(link) && (
        <span className="font-medium text-sm"> {conversation.linkHost(link.host)}</span>
      )}
    </>
  )
}
