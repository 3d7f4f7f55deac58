using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Specs;

namespace NetGen.Generator.FrontEnds;

/// <summary>A spec of a row and, for the analyzer only, where its attributes stand. Never kept by the generator's pipeline.</summary>
internal sealed record ParsedRow(RowSpec Spec, ImmutableArray<AttributeData> Attributes);
