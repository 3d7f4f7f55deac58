namespace NetGen;

/// <summary>An option that the JIT sees as a constant: one generic rule is compiled into a separate loop for each setting.</summary>
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
