using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Specs;

namespace NetGen.Generator.FrontEnds;

/// <summary>A spec of a row and, for the analyzer only, the locations of its attributes. The generator's pipeline never keeps it.</summary>
internal sealed record ParsedRow(RowSpec Spec, ImmutableArray<AttributeData> Attributes);
