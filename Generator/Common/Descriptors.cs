using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Common;

/// <summary>The table of diagnostics.</summary>
internal static class Descriptors
{
    private const string Declaration = "NetGen.Declaration";
    private const string Shape = "NetGen.Shape";
    private const string Option = "NetGen.Option";
    private const string Cost = "NetGen.Cost";
    private const string Type = "NetGen.Type";
    private const string Row = "NetGen.Row";
    private const string Weights = "NetGen.Weights";
    private const string Streaming = "NetGen.Streaming";
    private static readonly string Pages = Documentation.Root + "docs/diagnostics/";

    /// <summary>
    /// Neither a pragma nor an .editorconfig silences an error: the class cannot be written. Nor does [SuppressMessage], as with the compiler's own.
    /// </summary>
    private static readonly string[] NotConfigurable = [WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.Compiler];

    public static readonly DiagnosticDescriptor NotPartial = new(
        "NETGEN0001", "A network, a row and the types around them must be partial", "'{0}' must be declared partial, so that the generator can add {1} to it",
        Declaration, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0001.md", NotConfigurable);

    public static readonly DiagnosticDescriptor UnsupportedClass = new(
        "NETGEN0002", "A network is a plain class", "A network cannot be {1}, but '{0}' is",
        Declaration, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0002.md", NotConfigurable);

    public static readonly DiagnosticDescriptor SeveralDeclarations = new(
        "NETGEN0003", "All layers belong on one declaration",
        "The layers of '{0}' are spread over several partial declarations, whose order depends on the order of the files: put them all on one",
        Declaration, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0003.md", NotConfigurable);

    public static readonly DiagnosticDescriptor NoLayers = new(
        "NETGEN0004", "A network needs layers", "'{0}' has no layers: put at least one layer attribute, such as [Dense(10)], after [Network]",
        Declaration, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0004.md", NotConfigurable);

    public static readonly DiagnosticDescriptor LayersWithoutNetwork = new(
        "NETGEN0005", "Layers need [Network]", "'{0}' has {1} but no [Network] attribute that makes it a network",
        Declaration, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0005.md", NotConfigurable);

    public static readonly DiagnosticDescriptor LossNotLast = new(
        "NETGEN0006", "Layers follow the loss", "{0} ends '{1}', but layers follow: move it after them, or start another head with From",
        Declaration, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0006.md", NotConfigurable);

    public static readonly DiagnosticDescriptor MemberDeclared = new(
        "NETGEN0007", "A generated member is already declared", "'{0}' declares '{1}', which the generator writes: rename yours",
        Declaration, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0007.md", NotConfigurable);

    public static readonly DiagnosticDescriptor GeneratedConstant = new(
        "NETGEN0008", "Arguments may not come from generated code",
        "'{1}' of {0} comes from generated code, which does not exist yet when the generator runs: use a literal, a constant or a type of your own",
        Declaration, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0008.md", NotConfigurable);

    public static readonly DiagnosticDescriptor LanguageVersion = new(
        "NETGEN0009", "C# 13 or later is required", "'{0}' needs C# 13 or later, but this project compiles as C# {1}",
        Declaration, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0009.md", NotConfigurable);

    public static readonly DiagnosticDescriptor Unreachable = new(
        "NETGEN0010", "Generated code must be able to access the class", "'{0}' is {1}, so generated code cannot access it: make it internal or public",
        Declaration, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0010.md", NotConfigurable);

    public static readonly DiagnosticDescriptor TwoInputs = new(
        "NETGEN0011", "A network has one kind of input", "'{0}' has both [Network] and [Network<T>]: keep the one that describes its input",
        Declaration, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0011.md", NotConfigurable);

    public static readonly DiagnosticDescriptor IncompleteConstructor = new(
        "NETGEN0012", "A constructor must call the generated one",
        "The constructor '{1}' leaves '{0}' without weights: call the generated constructor with : this(seed: 0)",
        Declaration, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0012.md", NotConfigurable);

    public static readonly DiagnosticDescriptor HeadWithoutName = new(
        "NETGEN0013", "Each of several heads needs a name", "{0} ends one of several heads of '{1}', each of which needs a name: write Name = \"…\"",
        Declaration, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0013.md", NotConfigurable);

    public static readonly DiagnosticDescriptor TwoShapes = new(
        "NETGEN0014", "The shape of the input is given once", "'{0}' has [Input] attributes, so {1} must not give a shape as well",
        Declaration, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0014.md", NotConfigurable);

    public static readonly DiagnosticDescriptor WrongShape = new(
        "NETGEN0101", "A layer cannot take the shape of its input", "{0} expects {1} but gets {2}",
        Shape, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0101.md", NotConfigurable);

    public static readonly DiagnosticDescriptor MissingFlatten = new(
        "NETGEN0102", "An image must be flattened before a dense layer", "{0} expects a vector but gets {1}: put [Flatten] before it",
        Shape, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0102.md", NotConfigurable);

    public static readonly DiagnosticDescriptor LossDoesNotFit = new(
        "NETGEN0103", "The loss does not fit the output", "{0} expects {1} but the network gives {2}",
        Shape, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0103.md", NotConfigurable);

    public static readonly DiagnosticDescriptor DuplicateName = new(
        "NETGEN0104", "Two layers have the same name", "{0} has the name '{1}', which {2} already has",
        Shape, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0104.md", NotConfigurable);

    public static readonly DiagnosticDescriptor InvalidName = new(
        "NETGEN0105", "A layer's name is not an identifier", "{0} has the name '{1}', which is {2}",
        Shape, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0105.md", NotConfigurable);

    public static readonly DiagnosticDescriptor ViewWithoutLayer = new(
        "NETGEN0106", "A LayerView has no layer", "'{0}' is a LayerView, but no layer has this name: write Name = nameof({0}) on one of {1}",
        Shape, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0106.md", NotConfigurable);

    public static readonly DiagnosticDescriptor TooLarge = new(
        "NETGEN0107", "A network is too large", "{0} makes {1}, but at most {2} fit",
        Shape, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0107.md", NotConfigurable);

    public static readonly DiagnosticDescriptor WindowTooLarge = new(
        "NETGEN0108", "A window is larger than its input", "{0} has a window of {1}, but its input is {2}",
        Shape, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0108.md", NotConfigurable);

    public static readonly DiagnosticDescriptor DroppedValues = new(
        "NETGEN0109", "A stride drops the end of the input",
        "{0} never reads the last {1} of its input {2}: windows of {3} with stride {4} stop short of the end",
        Shape, DiagnosticSeverity.Warning, true, null, Pages + "NETGEN0109.md");

    public static readonly DiagnosticDescriptor GroupsDoNotDivide = new(
        "NETGEN0110", "Groups must divide channels and filters", "{0} has {1} groups, which must divide {2}",
        Shape, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0110.md", NotConfigurable);

    public static readonly DiagnosticDescriptor UnknownName = new(
        "NETGEN0111", "A layer can only use the output of an earlier layer", "{0} takes the output of '{1}', but {2}",
        Shape, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0111.md", NotConfigurable);

    public static readonly DiagnosticDescriptor OperandsDiffer = new(
        "NETGEN0112", "Operands do not fit together", "{0} needs operands {1}, but its input is {2} and '{3}' is {4}",
        Shape, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0112.md", NotConfigurable);

    public static readonly DiagnosticDescriptor NoBlock = new(
        "NETGEN0113", "A block needs [Block] and layers", "{0} inserts {1}, which {2}",
        Shape, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0113.md", NotConfigurable);

    public static readonly DiagnosticDescriptor UnusedOutput = new(
        "NETGEN0114", "The output of a layer is not used", "No layer uses the output of {0}: use it by name in a later layer, or remove this one",
        Shape, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0114.md", NotConfigurable);

    public static readonly DiagnosticDescriptor NoSource = new(
        "NETGEN0115", "A layer must name its source", "{0} comes {1}: name its source with From",
        Shape, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0115.md", NotConfigurable);

    public static readonly DiagnosticDescriptor UnusedInput = new(
        "NETGEN0116", "An input is not used", "No layer uses the input '{0}': use it with From = \"{0}\", or remove it",
        Shape, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0116.md", NotConfigurable);

    public static readonly DiagnosticDescriptor CannotShare = new(
        "NETGEN0117", "Weights cannot be shared", "{0} takes the weights of '{1}', but {2}",
        Shape, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0117.md", NotConfigurable);

    public static readonly DiagnosticDescriptor MixesSteps = new(
        "NETGEN0118", "A layer mixes the steps of rows of variable length", "{0} {1}: {2}",
        Shape, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0118.md", NotConfigurable);

    public static readonly DiagnosticDescriptor NoSteps = new(
        "NETGEN0119", "Rows of variable length are sequences", "VariableLength needs an input {0}, but {1} has {2}",
        Shape, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0119.md", NotConfigurable);

    public static readonly DiagnosticDescriptor SizeBelowOne = new(
        "NETGEN0201", "A size must be at least 1", "'{1}' of {0} is {2}, but must be at least 1",
        Option, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0201.md", NotConfigurable);

    public static readonly DiagnosticDescriptor OutOfRange = new(
        "NETGEN0202", "An option is out of its range", "'{1}' of {0} is {2}, but must be {3}",
        Option, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0202.md", NotConfigurable);

    public static readonly DiagnosticDescriptor PreprocessingAfterLayers = new(
        "NETGEN0203", "Standardization comes first",
        "{0} is fitted to the raw data, so it must come before every layer except [Rescale] and [Flatten], and only once",
        Option, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0203.md", NotConfigurable);

    public static readonly DiagnosticDescriptor ActivationBeforeLogitsLoss = new(
        "NETGEN0204", "The loss takes logits", "{1} takes logits and applies its own {2}: remove {0}",
        Option, DiagnosticSeverity.Warning, true, null, Pages + "NETGEN0204.md");

    public static readonly DiagnosticDescriptor DropoutLast = new(
        "NETGEN0205", "Noise as the last layer", "{0} randomly changes the network's outputs: put it before the last layer",
        Option, DiagnosticSeverity.Warning, true, null, Pages + "NETGEN0205.md");

    public static readonly DiagnosticDescriptor CollapsingLayers = new(
        "NETGEN0206", "Two linear layers in a row", "{0} follows {1} without an activation between them: together they are one linear layer",
        Option, DiagnosticSeverity.Warning, true, null, Pages + "NETGEN0206.md");

    public static readonly DiagnosticDescriptor UnsuitedInitializer = new(
        "NETGEN0207", "An initializer does not suit the activation", "Init.{1} of {0} does not suit {2}: {3}",
        Option, DiagnosticSeverity.Warning, true, null, Pages + "NETGEN0207.md");

    public static readonly DiagnosticDescriptor BiasBeforeBatchNorm = new(
        "NETGEN0208", "A bias before batch normalisation", "The bias of {0} has no effect, because {1} subtracts it again: set Bias = false",
        Option, DiagnosticSeverity.Warning, true, null, Pages + "NETGEN0208.md");

    public static readonly DiagnosticDescriptor EmbeddingNotFirst = new(
        "NETGEN0209", "An embedding comes first", "{0} looks up indices, which only the network's input can hold: no layer may come before it",
        Option, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0209.md", NotConfigurable);

    public static readonly DiagnosticDescriptor OneValue = new(
        "NETGEN0210", "A normalisation over single values",
        "{0} normalises one value at a time, which always gives 0: use fewer groups, more axes or another layer",
        Option, DiagnosticSeverity.Warning, true, null, Pages + "NETGEN0210.md");

    public static readonly DiagnosticDescriptor LargeMomentum = new(
        "NETGEN0211", "Momentum is the weight of the new batch",
        "'Momentum' of {0} is {1}, but here it is the weight of the new batch, as in PyTorch: {1} in Keras corresponds to {2}",
        Option, DiagnosticSeverity.Warning, true, null, Pages + "NETGEN0211.md");

    public static readonly DiagnosticDescriptor LimitedOutput = new(
        "NETGEN0212", "The last activation limits the outputs", "{0} makes every output {1}, but {2}: remove {0}",
        Option, DiagnosticSeverity.Warning, true, null, Pages + "NETGEN0212.md");

    public static readonly DiagnosticDescriptor StandardizesOneOfSeveral = new(
        "NETGEN0213", "Standardization needs a single input",
        "{0} works only in a network with one input: with several, scale the data yourself or use [Rescale]",
        Option, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0213.md", NotConfigurable);

    public static readonly DiagnosticDescriptor NoSequence = new(
        "NETGEN0701", "A stream needs one sequence", "[Streaming] needs one input (steps, features) and one head, but '{0}' has {1}",
        Streaming, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0701.md", NotConfigurable);

    public static readonly DiagnosticDescriptor DoesNotStream = new(
        "NETGEN0702", "A layer cannot run step by step", "{0} {1}, so [Streaming] cannot run it step by step: {2}",
        Streaming, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0702.md", NotConfigurable);

    public static readonly DiagnosticDescriptor WastedLanes = new(
        "NETGEN0301", "A layer's width wastes vector lanes", "{0} has {1} outputs, but its vectors compute {2}: {2} units cost the same",
        Cost, DiagnosticSeverity.Info, true, null, Pages + "NETGEN0301.md");

    public static readonly DiagnosticDescriptor OverBudget = new(
        "NETGEN0302", "A network exceeds its budget", "'{0}' has {1} {2}, but its budget is {3}: {4} alone has {5}",
        Cost, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0302.md", NotConfigurable);

    public static readonly DiagnosticDescriptor ContractNotMet = new(
        "NETGEN0401", "A type does not meet its contract", "{0} needs a type that generated code can call, but '{1}' {2}",
        Type, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0401.md", NotConfigurable);

    public static readonly DiagnosticDescriptor UnknownAttribute = new(
        "NETGEN0402", "An attribute is not one of NetGen's", "'{0}' is not one of NetGen's {1}: {2}",
        Type, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0402.md", NotConfigurable);

    public static readonly DiagnosticDescriptor UnsupportedRow = new(
        "NETGEN0501", "A row is a plain type", "A row cannot be {1}, but '{0}' is",
        Row, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0501.md", NotConfigurable);

    public static readonly DiagnosticDescriptor NoFeatures = new(
        "NETGEN0502", "A row needs inputs", "'{0}' has no inputs: give it a public property that is neither [Label], [Target] nor [Ignored]",
        Row, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0502.md", NotConfigurable);

    public static readonly DiagnosticDescriptor NotEncoded = new(
        "NETGEN0503", "A property cannot be encoded", "'{0}' of '{1}' is {2}, which cannot be encoded: {3}",
        Row, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0503.md", NotConfigurable);

    public static readonly DiagnosticDescriptor NoMissing = new(
        "NETGEN0504", "A nullable input needs [Missing]",
        "'{0}' of '{1}' may be null: give a replacement for null with [Missing(…)], or leave it out with [Ignored]",
        Row, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0504.md", NotConfigurable);

    public static readonly DiagnosticDescriptor WrongCategories = new(
        "NETGEN0505", "Categories must be present and distinct", "'{0}' of '{1}' needs distinct categories, but {2}",
        Row, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0505.md", NotConfigurable);

    public static readonly DiagnosticDescriptor NotSuited = new(
        "NETGEN0506", "An attribute does not suit its property", "[{0}] does not suit '{1}' of '{2}': {3}",
        Row, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0506.md", NotConfigurable);

    public static readonly DiagnosticDescriptor SeveralLabels = new(
        "NETGEN0507", "A row has either one label or targets",
        "'{0}' of '{1}' cannot be learnt together with '{2}': a row has one [Label] or any number of [Target] for each Head",
        Row, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0507.md", NotConfigurable);

    public static readonly DiagnosticDescriptor NoRow = new(
        "NETGEN0508", "The row type of a network needs [Features]", "[Network<{0}>] takes its input from '{1}', which {2}",
        Row, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0508.md", NotConfigurable);

    public static readonly DiagnosticDescriptor NothingToLearn = new(
        "NETGEN0509", "A row needs a label or a target", "{0} learns from labels or targets, but '{1}' has none: mark a property with [Label] or [Target]",
        Row, DiagnosticSeverity.Warning, true, null, Pages + "NETGEN0509.md");

    public static readonly DiagnosticDescriptor WeightsDoNotFit = new(
        "NETGEN0601", "Embedded weights do not fit the network", "'{0}' does not fit '{1}': {2}",
        Weights, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0601.md", NotConfigurable);

    public static readonly DiagnosticDescriptor UnreadableWeights = new(
        "NETGEN0602", "Embedded weights cannot be read", "'{0}' cannot be embedded as weights: {1}",
        Weights, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0602.md", NotConfigurable);

    public static readonly DiagnosticDescriptor WeightsWithoutNetwork = new(
        "NETGEN0603", "Embedded weights are of one network", "NetGenWeights '{0}' names {1}",
        Weights, DiagnosticSeverity.Error, true, null, Pages + "NETGEN0603.md", NotConfigurable);

    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        NotPartial, UnsupportedClass, SeveralDeclarations, NoLayers, LayersWithoutNetwork, LossNotLast, MemberDeclared, GeneratedConstant, LanguageVersion, Unreachable, TwoInputs, IncompleteConstructor, HeadWithoutName, TwoShapes,
        WrongShape, MissingFlatten, LossDoesNotFit, DuplicateName, InvalidName, ViewWithoutLayer, TooLarge, WindowTooLarge, DroppedValues, GroupsDoNotDivide,
        UnknownName, OperandsDiffer, NoBlock, UnusedOutput, NoSource, UnusedInput, CannotShare, MixesSteps, NoSteps,
        SizeBelowOne, OutOfRange, PreprocessingAfterLayers, ActivationBeforeLogitsLoss, DropoutLast, CollapsingLayers, UnsuitedInitializer, BiasBeforeBatchNorm,
        EmbeddingNotFirst, OneValue, LargeMomentum, LimitedOutput, StandardizesOneOfSeveral,
        WastedLanes, OverBudget,
        ContractNotMet, UnknownAttribute,
        UnsupportedRow, NoFeatures, NotEncoded, NoMissing, WrongCategories, NotSuited, SeveralLabels, NoRow, NothingToLearn,
        NoSequence, DoesNotStream,
    ];

    /// <summary>Those of items of the project, which the generator alone reports.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> OfWeights = [WeightsDoNotFit, UnreadableWeights, WeightsWithoutNetwork];

    public static DiagnosticDescriptor Of(string id) => All.Concat(OfWeights).First(d => d.Id == id);
}
