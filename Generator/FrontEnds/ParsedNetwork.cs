using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Specs;

namespace NetGen.Generator.FrontEnds;

/// <summary>A spec and, for the analyzer only, the locations of its attributes. The generator's pipeline never keeps it.</summary>
internal sealed record ParsedNetwork(NetworkSpec Spec, ImmutableArray<AttributeData> Attributes);
