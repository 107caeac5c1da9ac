import { createElement, Fragment } from 'react'
import { useTexts } from '../../texts/use-texts.ts'
import { type Link, showsItsHost } from '../../words/links.ts'
import { type MarkupNode, parseMarkup } from '../../words/markup.ts'

/** A message's words with WhatsApp's markup. Line breaks are kept; long words wrap. */
export function Markup({ text }: { text: string }) {
  return (
    <span className="wrap-anywhere whitespace-pre-wrap">
      <Nodes nodes={parseMarkup(text)} />
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
  }
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
