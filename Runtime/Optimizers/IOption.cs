namespace NetGen;

/// <summary>An option that is a constant to the JIT: a rule written once gives a loop of its own for every setting.</summary>
internal interface IOption
{
    /// <summary>Whether the option is on.</summary>
    static abstract bool IsOn { get; }
}

/// <summary>The option is on.</summary>
internal readonly struct On : IOption
{
    public static bool IsOn => true;
}

/// <summary>The option is off.</summary>
internal readonly struct Off : IOption
{
    public static bool IsOn => false;
}
